import type { SubmissionView } from "@/lib/core/views/submissions";
import type { Ctx } from "../context";
import { auditForeign, lockOwnSubmission } from "./requireOwnSubmission";
import { refreshBoard } from "./refreshBoard";
import { viewSubmission } from "./submissionView";

/** Takes a submission off the public pages again: its owner and admins see it. One that is private already stays so. Throws as `requireOwnSubmission`. */
export async function unpublishSubmission({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<SubmissionView> {
  await ctx.db.$transaction(async (tx) => {
    const submission = await lockOwnSubmission(ctx, tx, input.id, "submit");
    if (submission.visibility === "private") return;
    await tx.submission.update({ where: { id: submission.id }, data: { visibility: "private", publishedAt: null } });
    await auditForeign(tx, ctx.actor, submission, { action: "submission.unpublish" });
    await refreshBoard(ctx, tx, submission);
  });
  return viewSubmission(ctx, input.id);
}
