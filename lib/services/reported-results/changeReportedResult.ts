import { AppError } from "@/lib/core/errors";
import type { ReportedResultView } from "@/lib/core/views/reported";
import { isAdmin, requireOwner } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { requireId } from "../requireId";
import { readableReported, REPORTED_INCLUDE, toReportedView, type ReportedRow } from "./reportedView";

export interface ReportedChange {
  /** As the audit log calls it. */
  verb: string;
  act: (tx: Tx, row: ReportedRow) => Promise<ReportedRow>;
}

/**
 * Finds a reported result, sees that the actor may change it, changes it, and writes down what was done to somebody
 * else's. Throws AppError not_found for one that they may not even see, else unauthenticated or forbidden.
 */
export async function changeReportedResult(ctx: Ctx, id: string, { verb, act }: ReportedChange): Promise<ReportedResultView> {
  const { actor } = ctx;
  // Whoever reported it knows it, also with a key that may only submit.
  const known = actor.kind === "user" && !isAdmin(actor) ? { OR: [readableReported(actor), { ownerId: actor.id }] } : readableReported(actor);
  const row = await ctx.db.$transaction(async (tx) => {
    const found = await tx.reportedResult.findFirst({ where: { id: requireId(id, "reported result"), AND: [known] }, include: REPORTED_INCLUDE });
    if (!found) throw new AppError("not_found", `there is no reported result ${id}`);
    requireOwner(actor, found.ownerId, "submit");
    const changed = await act(tx, found);
    if (actor.kind === "user" && actor.id !== found.ownerId) {
      await audit(tx, actor, { action: `reportedResult.${verb}`, target: { kind: "reportedResult", id, name: found.model.name } });
    }
    return changed;
  });
  return toReportedView(actor, row);
}

export function showTo(tx: Tx, { id }: ReportedRow, visibility: ReportedResultView["visibility"]): Promise<ReportedRow> {
  return tx.reportedResult.update({ where: { id }, data: { visibility }, include: REPORTED_INCLUDE });
}
