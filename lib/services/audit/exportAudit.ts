import { auditFilterSchema, type AuditEventView } from "@/lib/core/views/admin-audit";
import type { z } from "zod";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { parseInput } from "../parseInput";
import { auditRows, toAuditView } from "./listAudit";

const CHUNK = 500;

/**
 * All acts that fit a filter, newest first, read a part at a time. Taking the log away is itself an act that it tells of.
 * Throws AppError unauthenticated or forbidden for others than admins, before the first row.
 */
export async function exportAudit({ ctx, input }: { ctx: Ctx; input: z.input<typeof auditFilterSchema> }): Promise<AsyncGenerator<AuditEventView[]>> {
  requireAdmin(ctx.actor);
  const filter = parseInput(auditFilterSchema, input);
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ""));
  await audit(ctx.db, ctx.actor, { action: "audit.export", target: { kind: "audit" }, detail: { filter: asked } });
  return chunks(ctx, filter);
}

async function* chunks(ctx: Ctx, filter: z.output<typeof auditFilterSchema>): AsyncGenerator<AuditEventView[]> {
  let before: string | undefined;
  for (;;) {
    const rows = await auditRows(ctx, filter, before, CHUNK);
    yield rows.map(toAuditView);
    if (rows.length < CHUNK) return;
    before = rows.at(-1)?.id;
  }
}
