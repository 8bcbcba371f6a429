import { evaluationSettingsSchema } from "@/lib/core/views/training";
import { json } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { evaluate } from "@/lib/server/training";

/** Asks for the evaluation of a checkpoint; without a body with the settings that are usual. */
export const POST = adminRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "checkpoint");
  const isEmpty = Number(request.headers.get("content-length") ?? 0) === 0 && !request.headers.has("transfer-encoding");
  return json(await evaluate(id, isEmpty ? undefined : await parseBody(evaluationSettingsSchema, request)));
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
