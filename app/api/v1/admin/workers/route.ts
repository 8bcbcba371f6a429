import { adminPageSchema } from "@/lib/core/views/admin-queue";
import { parseQuery } from "@/lib/server/api";
import { workers } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";

export const GET = adminRoute(async (request) => paged(request, await workers.list(parseQuery(adminPageSchema, request))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
