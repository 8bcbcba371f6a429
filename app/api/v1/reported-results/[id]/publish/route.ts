import { apiRoute, json } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { actOnReported } from "@/lib/server/submissions";

/** Shows a reported result on the board, apart from what was measured. */
export const POST = apiRoute<{ id: string }>(async (_request, params) => json(await actOnReported("publish", idParams(params, "reported result").id)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
