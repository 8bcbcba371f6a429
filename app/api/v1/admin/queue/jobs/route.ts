import { jobQuerySchema } from "@/lib/core/views/admin-queue";
import { parseQuery } from "@/lib/server/api";
import { queue } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";

/** Jobs of one queue, newest first. */
export const GET = adminRoute(async (request) => paged(request, await queue.jobs(parseQuery(jobQuerySchema, request))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
