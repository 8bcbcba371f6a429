import { apiRoute, json } from "@/lib/server/api";
import { iterationsOf } from "@/lib/server/improvement";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";

export const GET = apiRoute<{ id: string }>(async (_request, params) => json(await iterationsOf(idParams(params, "submission").id)));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
