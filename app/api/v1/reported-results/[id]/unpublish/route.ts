import { apiRoute, json } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { actOnReported } from "@/lib/server/submissions";

/** Takes a reported result off the board. */
export const POST = apiRoute<{ id: string }>(async (_request, params) => json(await actOnReported("unpublish", idParams(params, "reported result").id)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
