import { jobSelectionSchema } from "@/lib/core/views/admin-queue";
import { json } from "@/lib/server/api";
import { queue } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";

/** Puts jobs up for a try at once. */
export const POST = adminRoute(async (request) => json(await queue.retry(await parseBody(jobSelectionSchema, request))));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
