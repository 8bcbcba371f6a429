import { json } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { removeTraining, trainingRun } from "@/lib/server/training";

export const GET = adminRoute<{ id: string }>(async (_request, params) => json(await trainingRun(idParams(params, "training run").id)));

/** Deletes a run that has ended. */
export const DELETE = adminRoute<{ id: string }>(async (_request, params) => {
  await removeTraining(idParams(params, "training run").id);
  return new Response(null, { status: 204 });
});

export const { POST, PUT, PATCH, OPTIONS } = otherMethods("GET", "DELETE");
