import { AppError } from "@/lib/core/errors";
import type { ReportedResultView } from "@/lib/core/views/reported";
import type { Ctx } from "../context";
import { changeReportedResult, showTo } from "./changeReportedResult";

/** Shows a reported result on the board, apart from what was measured. Throws AppError conflict (an admin hid it), and as `changeReportedResult`. */
export async function publishReportedResult({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ReportedResultView> {
  return changeReportedResult(ctx, input.id, {
    verb: "publish",
    act: (tx, row) => {
      if (row.hiddenAt === null) return showTo(tx, row, "public");
      throw new AppError("conflict", `reported result ${row.id} was hidden by an admin: ${row.hiddenReason ?? "no reason is given"}`, { hint: "Ask an admin to show it again first." });
    },
  });
}
