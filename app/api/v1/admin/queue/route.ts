import { json } from "@/lib/server/api";
import { queue } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";

/** Every queue with its jobs by kind and state. */
export const GET = adminRoute(async () => json(await queue.overview()));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
