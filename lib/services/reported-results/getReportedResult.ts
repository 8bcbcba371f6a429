import { AppError } from "@/lib/core/errors";
import type { ReportedResultView } from "@/lib/core/views/reported";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { readableReported, REPORTED_INCLUDE, toReportedView } from "./reportedView";

/** One reported result. Throws AppError not_found, also for one that the actor may not see. */
export async function getReportedResult({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<ReportedResultView> {
  const row = await ctx.db.reportedResult.findFirst({ where: { id: requireId(input.id, "reported result"), AND: [readableReported(ctx.actor)] }, include: REPORTED_INCLUDE });
  if (!row) throw new AppError("not_found", `there is no reported result ${input.id}`);
  return toReportedView(ctx.actor, row);
}
