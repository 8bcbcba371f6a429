import { apiRoute, json } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { problemSets } from "@/lib/server/queries";

export const GET = apiRoute(async () => json({ problemSets: await problemSets() }));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
