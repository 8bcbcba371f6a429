import { cancelJobsSchema } from "@/lib/core/views/admin-queue";
import { json } from "@/lib/server/api";
import { queue } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";

/** Cancels jobs and what they are for. */
export const POST = adminRoute(async (request) => json(await queue.cancel(await parseBody(cancelJobsSchema, request))));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
