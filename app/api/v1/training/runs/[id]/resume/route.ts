import { json } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { actOnTraining } from "@/lib/server/training";

/** Lets a run that stopped, failed or was lost go on. */
export const POST = adminRoute<{ id: string }>(async (_request, params) => json(await actOnTraining("resume", idParams(params, "training run").id)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
