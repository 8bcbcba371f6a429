import { rerunFieldsSchema } from "@/lib/core/views/submissions";
import { apiRoute, json } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { rerun } from "@/lib/server/submissions";

/** Measures samples of an ended submission again; without a body those that the caller's role may have measured. */
export const POST = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "submission");
  const isEmpty = Number(request.headers.get("content-length") ?? 0) === 0 && !request.headers.has("transfer-encoding");
  const { samples } = isEmpty ? { samples: undefined } : await parseBody(rerunFieldsSchema, request);
  return json(await rerun({ id, samples }));
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
