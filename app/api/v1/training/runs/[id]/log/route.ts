import { json } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { trainingLog } from "@/lib/server/training";

export const GET = adminRoute<{ id: string }>(async (_request, params) => json(await trainingLog(idParams(params, "training run").id)));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
