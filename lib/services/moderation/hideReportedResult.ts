import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { mayGiveReasonSchema } from "@/lib/core/views/admin-people";
import { hideSchema, type ModeratedReport } from "@/lib/core/views/admin-submissions";
import type { Prisma } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { parseInput } from "../parseInput";
import { requireId } from "../requireId";

const INCLUDE = { model: { select: { name: true } }, set: { select: { name: true } } } satisfies Prisma.ReportedResultInclude;
type Row = Prisma.ReportedResultGetPayload<{ include: typeof INCLUDE }>;

/** Takes a self-reported result off the public pages; whoever reported it sees the reason. */
export async function hideReportedResult({ ctx, input }: { ctx: Ctx; input: { id: string } & z.input<typeof hideSchema> }): Promise<ModeratedReport> {
  requireAdmin(ctx.actor);
  const { reason } = parseInput(hideSchema, input);
  return ctx.db.$transaction(async (tx) => {
    const before = await lockReport(tx, input.id);
    const row = await change(tx, before, { hiddenAt: before.hiddenAt ?? ctx.now(), hiddenReason: reason });
    await audit(tx, ctx.actor, { action: "reportedResult.hide", target: targetOf(row), reason, detail: { hiddenReason: [before.hiddenReason, reason] } });
    return toView(row);
  });
}

/** Shows a hidden self-reported result again. Nothing happens to one that is not hidden. */
export async function unhideReportedResult({ ctx, input }: { ctx: Ctx; input: { id: string } & z.input<typeof mayGiveReasonSchema> }): Promise<ModeratedReport> {
  requireAdmin(ctx.actor);
  const { reason } = parseInput(mayGiveReasonSchema, input);
  return ctx.db.$transaction(async (tx) => {
    const before = await lockReport(tx, input.id);
    if (before.hiddenAt === null) return toView(before);
    const row = await change(tx, before, { hiddenAt: null, hiddenReason: null });
    await audit(tx, ctx.actor, { action: "reportedResult.unhide", target: targetOf(row), reason, detail: { hiddenReason: [before.hiddenReason, null] } });
    return toView(row);
  });
}

async function lockReport(tx: Tx, given: string): Promise<Row> {
  const id = requireId(given, "reported result");
  await tx.$queryRaw`SELECT 1 FROM "ReportedResult" WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.reportedResult.findUnique({ where: { id }, include: INCLUDE });
  if (!row) throw new AppError("not_found", `There is no reported result ${id}.`);
  return row;
}

function change(tx: Tx, { id }: Row, data: Prisma.ReportedResultUpdateInput): Promise<Row> {
  return tx.reportedResult.update({ where: { id }, data, include: INCLUDE });
}

function targetOf(row: Row): { kind: "reportedResult"; id: string; name: string } {
  return { kind: "reportedResult", id: row.id, name: `${row.model.name} on ${row.set.name}` };
}

function toView(row: Row): ModeratedReport {
  return { id: row.id, modelName: row.model.name, hidden: row.hiddenAt ? { at: row.hiddenAt.toISOString(), reason: row.hiddenReason ?? "" } : null };
}
