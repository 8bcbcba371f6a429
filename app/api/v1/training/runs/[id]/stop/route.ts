import { json } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { actOnTraining } from "@/lib/server/training";

/** Asks a run to save a checkpoint and end. */
export const POST = adminRoute<{ id: string }>(async (_request, params) => json(await actOnTraining("stop", idParams(params, "training run").id)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
