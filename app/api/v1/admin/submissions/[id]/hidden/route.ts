import { hideSchema } from "@/lib/core/views/admin-submissions";
import { json } from "@/lib/server/api";
import { moderation } from "@/lib/server/admin/people";
import { adminRoute, undoRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";

/** Takes a submission off the public pages. */
export const PUT = adminRoute<{ id: string }>(async (request, params) =>
  json(await moderation.hide({ ...idParams(params, "submission"), ...(await parseBody(hideSchema, request)) })),
);

/** Shows it again. */
export const DELETE = undoRoute<{ id: string }>(async (params, input) => json(await moderation.unhide({ ...idParams(params, "submission"), ...input })));

export const { GET, POST, PATCH, OPTIONS } = otherMethods("PUT", "DELETE");
