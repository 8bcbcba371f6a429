import { updateSubmissionFieldsSchema } from "@/lib/core/views/submissions";
import { apiRoute, json } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { submission } from "@/lib/server/queries";
import { remove, update } from "@/lib/server/submissions";

export const GET = apiRoute<{ id: string }>(async (_request, params) => {
  const { id } = idParams(params, "submission");
  return json(await submission(id));
});

/** Changes what is said of a submission, never what was measured. */
export const PATCH = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "submission");
  return json(await update(id, await parseBody(updateSubmissionFieldsSchema, request)));
});

/** Deletes a private submission that has ended. */
export const DELETE = apiRoute<{ id: string }>(async (_request, params) => {
  await remove(idParams(params, "submission").id);
  return new Response(null, { status: 204 });
});

export const { POST, PUT, OPTIONS } = otherMethods("GET", "PATCH", "DELETE");
