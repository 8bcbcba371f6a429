import { baseCheckpointsQuery } from "@/lib/core/views/training";
import { parseQuery } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";
import { baseCheckpoints } from "@/lib/server/training";

export const GET = adminRoute(async (request) => paged(request, await baseCheckpoints(parseQuery(baseCheckpointsQuery, request))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
