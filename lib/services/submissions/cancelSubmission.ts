import { AppError } from "@/lib/core/errors";
import type { SubmissionView } from "@/lib/core/views/submissions";
import type { Ctx } from "../context";
import { refundQuota } from "./refundQuota";
import { auditForeign, lockOwnSubmission } from "./requireOwnSubmission";
import { viewSubmission } from "./submissionView";

/**
 * Stops a submission that is not scored yet; its queued samples are skipped, and what was not measured goes back to the
 * owner's quota. Throws AppError conflict when it has ended, and as `requireOwnSubmission`.
 */
export async function cancelSubmission({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<SubmissionView> {
  await ctx.db.$transaction(async (tx) => {
    const submission = await lockOwnSubmission(ctx, tx, input.id, "submit");
    if (submission.state !== "queued" && submission.state !== "running") {
      throw new AppError("conflict", `submission ${input.id} has ended already: it is ${submission.state}`);
    }
    await tx.submission.update({ where: { id: submission.id }, data: { state: "cancelled", finishedAt: ctx.now() } });
    await refundQuota(tx, submission.id);
    await auditForeign(tx, ctx.actor, submission, { action: "submission.cancel" });
  });
  return viewSubmission(ctx, input.id);
}
