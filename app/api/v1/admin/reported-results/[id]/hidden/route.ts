import { hideSchema } from "@/lib/core/views/admin-submissions";
import { json } from "@/lib/server/api";
import { moderation } from "@/lib/server/admin/people";
import { adminRoute, undoRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";

/** Takes a self-reported result off the public pages. */
export const PUT = adminRoute<{ id: string }>(async (request, params) =>
  json(await moderation.hideReported({ ...idParams(params, "reported result"), ...(await parseBody(hideSchema, request)) })),
);

/** Shows it again. */
export const DELETE = undoRoute<{ id: string }>(async (params, input) => json(await moderation.unhideReported({ ...idParams(params, "reported result"), ...input })));

export const { GET, POST, PATCH, OPTIONS } = otherMethods("PUT", "DELETE");
