import { json } from "@/lib/server/api";
import { overview } from "@/lib/server/admin/people";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";

export const GET = adminRoute(async () => json(await overview()));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
