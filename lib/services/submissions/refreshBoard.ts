import type { Submission } from "@/lib/generated/prisma/client";
import type { Ctx, Tx } from "../context";

/** Has the board that a scored submission enters, leaves or is named on computed anew, once the transaction is through. */
export async function refreshBoard(ctx: Ctx, tx: Tx, submission: Pick<Submission, "id" | "state">): Promise<void> {
  if (submission.state === "scored") await ctx.queue.enqueueScoring(tx, { kind: "submission", submissionId: submission.id });
}
