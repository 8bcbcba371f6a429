import { resumeRunFieldsSchema } from "@/lib/core/views/improvement";
import { apiRoute, json } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { resume } from "@/lib/server/improvement";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";

/** Goes on where it stopped; without a body with the ceiling that it has. */
export const POST = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "run");
  const isEmpty = Number(request.headers.get("content-length") ?? 0) === 0 && !request.headers.has("transfer-encoding");
  const { costCeilingUsd } = isEmpty ? {} : await parseBody(resumeRunFieldsSchema, request);
  return json(await resume(id, costCeilingUsd));
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
