import { apiRoute, parseQuery } from "@/lib/server/api";
import { runChains } from "@/lib/server/improvement";
import { otherMethods } from "@/lib/server/methods";
import { chainsQuery } from "@/lib/server/openapi/routes/improvement";
import { paged } from "@/lib/server/paging";
import { idParams } from "@/lib/server/params";

export const GET = apiRoute<{ id: string }>(async (request, params) => {
  const { id: runId } = idParams(params, "run");
  const { cursor, limit } = parseQuery(chainsQuery, request);
  return paged(request, await runChains(cursor === undefined ? { runId, limit } : { runId, cursor, limit }));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
