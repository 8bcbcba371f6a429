import { apiRoute, json } from "@/lib/server/api";
import { actOnRun } from "@/lib/server/improvement";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";

export const POST = apiRoute<{ id: string }>(async (_request, params) => json(await actOnRun("pause", idParams(params, "run").id)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
