import { AppError } from "@/lib/core/errors";
import type { ReportedResultView } from "@/lib/core/views/reported";
import { isAdmin, requireOwner } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { requireId } from "../requireId";
import { readableReported, REPORTED_INCLUDE, toReportedView, type ReportedRow } from "./reportedView";

interface Input {
  id: string;
}

/** Shows a reported result on the board, apart from what was measured. Throws AppError not_found, conflict (an admin hid it), unauthenticated, forbidden. */
export async function publishReportedResult({ ctx, input }: { ctx: Ctx; input: Input }): Promise<ReportedResultView> {
  return change(ctx, input.id, "publish", (tx, row) => {
    if (row.hiddenAt === null) return show(tx, row, "public");
    throw new AppError("conflict", `reported result ${row.id} was hidden by an admin: ${row.hiddenReason ?? "no reason is given"}`, { hint: "Ask an admin to show it again first." });
  });
}

/** Takes a reported result off the board. Throws as `publishReportedResult`. */
export async function unpublishReportedResult({ ctx, input }: { ctx: Ctx; input: Input }): Promise<ReportedResultView> {
  return change(ctx, input.id, "unpublish", (tx, row) => show(tx, row, "private"));
}

/** Deletes a reported result, a public one too: nothing here depends on it. Throws AppError not_found, unauthenticated, forbidden. */
export async function deleteReportedResult({ ctx, input }: { ctx: Ctx; input: Input }): Promise<void> {
  await change(ctx, input.id, "delete", (tx, row) => tx.reportedResult.delete({ where: { id: row.id }, include: REPORTED_INCLUDE }));
}

function show(tx: Tx, { id }: ReportedRow, visibility: ReportedResultView["visibility"]): Promise<ReportedRow> {
  return tx.reportedResult.update({ where: { id }, data: { visibility }, include: REPORTED_INCLUDE });
}

/** Finds the row, sees that the actor may change it, changes it, and writes down what was done to somebody else's. */
async function change(ctx: Ctx, id: string, verb: string, act: (tx: Tx, row: ReportedRow) => Promise<ReportedRow>): Promise<ReportedResultView> {
  const { actor } = ctx;
  // Whoever reported it knows it, also with a key that may only submit.
  const known = actor.kind === "user" && !isAdmin(actor) ? { OR: [readableReported(actor), { ownerId: actor.id }] } : readableReported(actor);
  const row = await ctx.db.$transaction(async (tx) => {
    const found = await tx.reportedResult.findFirst({ where: { id: requireId(id, "reported result"), AND: [known] }, include: REPORTED_INCLUDE });
    if (!found) throw new AppError("not_found", `there is no reported result ${id}`);
    requireOwner(actor, found.ownerId, "submit");
    const changed = await act(tx, found);
    if (actor.kind === "user" && actor.id !== found.ownerId) {
      await audit(tx, actor, { action: `reported-result.${verb}`, target: { kind: "reported-result", id, name: found.model.name } });
    }
    return changed;
  });
  return toReportedView(actor, row);
}
