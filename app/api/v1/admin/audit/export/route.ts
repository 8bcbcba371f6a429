import { auditExportSchema } from "@/lib/core/views/admin-audit";
import { parseQuery } from "@/lib/server/api";
import { auditDownload } from "@/lib/server/admin/audit-download";
import { auditLog } from "@/lib/server/admin/people";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";

/** The audit log as a file, streamed. */
export const GET = adminRoute(async (request) => {
  const { format, ...filter } = parseQuery(auditExportSchema, request);
  return auditDownload(await auditLog.export(filter), format);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
