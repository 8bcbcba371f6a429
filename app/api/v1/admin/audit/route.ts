import { listAuditSchema } from "@/lib/core/views/admin-audit";
import { parseQuery } from "@/lib/server/api";
import { auditLog } from "@/lib/server/admin/people";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";

export const GET = adminRoute(async (request) => paged(request, await auditLog.list(parseQuery(listAuditSchema, request))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
