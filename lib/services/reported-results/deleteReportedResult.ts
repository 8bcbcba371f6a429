import type { Ctx } from "../context";
import { changeReportedResult } from "./changeReportedResult";
import { REPORTED_INCLUDE } from "./reportedView";

/** Deletes a reported result, a public one too: nothing here depends on it. Throws as `changeReportedResult`. */
export async function deleteReportedResult({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  await changeReportedResult(ctx, input.id, { verb: "delete", act: (tx, { id }) => tx.reportedResult.delete({ where: { id }, include: REPORTED_INCLUDE }) });
}
