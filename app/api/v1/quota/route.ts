import { apiRoute, json } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { ownQuota } from "@/lib/server/submissions";

/** What the caller may still hand in today and at once. */
export const GET = apiRoute(async () => json(await ownQuota(), { headers: { "Cache-Control": "no-store" } }));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
