import { json } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { trainingCapacity } from "@/lib/server/training";

export const GET = adminRoute(async () => json(await trainingCapacity()));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
