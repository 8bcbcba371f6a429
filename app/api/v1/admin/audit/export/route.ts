import { AUDIT_COLUMNS } from "@/lib/core/exports/audit";
import { auditExportSchema } from "@/lib/core/views/admin-audit";
import { parseQuery } from "@/lib/server/api";
import { auditLog } from "@/lib/server/admin/people";
import { adminRoute } from "@/lib/server/admin/routes";
import { exportResponse } from "@/lib/server/exports/respond";
import { otherMethods } from "@/lib/server/methods";

/** The audit log as a file, sent as it is read. */
export const GET = adminRoute(async (request) => {
  const { format, ...filter } = parseQuery(auditExportSchema, request);
  return exportResponse({ format, name: "audit-log", columns: AUDIT_COLUMNS, batches: await auditLog.export(filter) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
