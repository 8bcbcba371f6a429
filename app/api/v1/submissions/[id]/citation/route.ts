import { apiRoute, json } from "@/lib/server/api";
import { citationView } from "@/lib/server/citation";
import { otherMethods } from "@/lib/server/methods";
import { publicOrigin } from "@/lib/server/origin";
import { idParams } from "@/lib/server/params";
import { publicResult } from "@/lib/server/public-result";

export const GET = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "submission");
  return json(citationView(await publicResult(id), publicOrigin(request.headers)));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
