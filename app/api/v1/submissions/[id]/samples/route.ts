import { apiRoute, parseQuery } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { samplesQuery } from "@/lib/server/openapi/routes/submissions";
import { paged } from "@/lib/server/paging";
import { idParams } from "@/lib/server/params";
import { samplePage } from "@/lib/server/queries";

export const GET = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "submission");
  return paged(request, await samplePage({ submissionId: id, ...parseQuery(samplesQuery, request) }));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
