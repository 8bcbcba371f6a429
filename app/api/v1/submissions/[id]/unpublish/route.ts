import { apiRoute, json } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { act } from "@/lib/server/submissions";

/** Makes a submission private again. */
export const POST = apiRoute<{ id: string }>(async (_request, params) => json(await act("unpublish", idParams(params, "submission").id)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
