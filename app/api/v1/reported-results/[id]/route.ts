import { apiRoute, json } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { removeReported, reportedResult } from "@/lib/server/submissions";

export const GET = apiRoute<{ id: string }>(async (_request, params) => json(await reportedResult(idParams(params, "reported result").id)));

export const DELETE = apiRoute<{ id: string }>(async (_request, params) => {
  await removeReported(idParams(params, "reported result").id);
  return new Response(null, { status: 204 });
});

export const { POST, PUT, PATCH, OPTIONS } = otherMethods("GET", "DELETE");
