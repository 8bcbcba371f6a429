import { apiRoute, json } from "@/lib/server/api";
import { problemSets } from "@/lib/server/queries";

export const GET = apiRoute(async () => json({ problemSets: await problemSets() }));
