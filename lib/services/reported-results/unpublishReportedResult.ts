import type { ReportedResultView } from "@/lib/core/views/reported";
import type { Ctx } from "../context";
import { changeReportedResult, showTo } from "./changeReportedResult";

/** Takes a reported result off the board. Throws as `changeReportedResult`. */
export async function unpublishReportedResult({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ReportedResultView> {
  return changeReportedResult(ctx, input.id, { verb: "unpublish", act: (tx, row) => showTo(tx, row, "private") });
}
