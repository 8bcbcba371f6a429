import type { z } from "zod";
import { listAuditSchema, type AuditEventView, type AuditFilter, type AuditPage } from "@/lib/core/views/admin-audit";
import type { AuditEvent, Prisma } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import { containing } from "../containing";
import type { ReadCtx } from "../context";
import { parseInput } from "../parseInput";

const DAY_MS = 86_400_000;

/** The audit log, newest first, a page at a time. Throws AppError unauthenticated or forbidden for others than admins. */
export async function listAudit({ ctx, input }: { ctx: ReadCtx; input: z.input<typeof listAuditSchema> }): Promise<AuditPage> {
  requireAdmin(ctx.actor);
  const { cursor, limit, ...filter } = parseInput(listAuditSchema, input);
  const rows = await auditRows(ctx, filter, cursor, limit + 1);
  const page = rows.slice(0, limit);
  return { events: page.map(toAuditView), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Acts that fit a filter, newest first, those older than `before` (an id). */
export function auditRows(ctx: ReadCtx, filter: AuditFilter, before: string | undefined, take: number): Promise<AuditEvent[]> {
  return ctx.db.auditEvent.findMany({
    // Ids are UUIDs of version 7: their order is that of the acts.
    where: { AND: [whereOf(filter), before === undefined ? {} : { id: { lt: before } }] },
    orderBy: { id: "desc" },
    take,
  });
}

export function toAuditView(row: AuditEvent): AuditEventView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { id: row.actorId, name: row.actorName },
    action: row.action,
    target: { kind: row.targetKind, id: row.targetId, name: row.targetName },
    reason: row.reason,
    detail: row.detail as AuditEventView["detail"],
  };
}

function whereOf({ q, action, actor, target, from, to }: AuditFilter): Prisma.AuditEventWhereInput {
  const part = containing(q);
  return {
    AND: [
      q === "" ? {} : { OR: [{ action: part }, { actorName: part }, { targetName: part }, { targetId: part }, { reason: part }] },
      action === "" ? {} : { OR: [{ action }, { action: { startsWith: `${action}.` } }] },
      actor === "" ? {} : { actorId: actor },
      target === "" ? {} : { targetId: target },
      { at: { ...(from === undefined ? {} : { gte: new Date(from) }), ...(to === undefined ? {} : { lt: endOf(to) }) } },
    ],
  };
}

/** A day ends with its midnight (UTC); a time is what it says. */
function endOf(to: string): Date {
  return to.includes("T") ? new Date(to) : new Date(new Date(to).getTime() + DAY_MS);
}
