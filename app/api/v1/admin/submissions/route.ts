import { listAllSubmissionsSchema } from "@/lib/core/views/admin-submissions";
import { parseQuery } from "@/lib/server/api";
import { moderation } from "@/lib/server/admin/people";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";

/** Everybody's, private ones too. */
export const GET = adminRoute(async (request) => paged(request, await moderation.list(parseQuery(listAllSubmissionsSchema, request))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
