import { apiRoute, json } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { act } from "@/lib/server/submissions";

/** Stops a submission that is not scored yet. */
export const POST = apiRoute<{ id: string }>(async (_request, params) => json(await act("cancel", idParams(params, "submission").id)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
