import { AppError } from "@/lib/core/errors";
import type { SubmissionView } from "@/lib/core/views/submissions";
import type { Submission } from "@/lib/generated/prisma/client";
import type { Ctx } from "../context";
import { auditForeign, lockOwnSubmission } from "./requireOwnSubmission";
import { refreshBoard } from "./refreshBoard";
import { viewSubmission } from "./submissionView";

/**
 * Makes a scored submission public: it enters the board. One that is public already stays so. Throws AppError conflict
 * for one that has no scores or that an admin has hidden, and as `requireOwnSubmission`.
 */
export async function publishSubmission({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<SubmissionView> {
  await ctx.db.$transaction(async (tx) => {
    const submission = await lockOwnSubmission(ctx, tx, input.id, "submit");
    if (submission.visibility === "public") return;
    requirePublishable(submission);
    await tx.submission.update({ where: { id: submission.id }, data: { visibility: "public", publishedAt: ctx.now() } });
    await auditForeign(tx, ctx.actor, submission, { action: "submission.publish" });
    await refreshBoard(ctx, tx, submission);
  });
  return viewSubmission(ctx, input.id);
}

function requirePublishable({ id, state, hiddenAt, hiddenReason }: Submission): void {
  if (hiddenAt !== null) {
    throw new AppError("conflict", `submission ${id} was hidden by an admin: ${hiddenReason ?? "no reason is given"}`, { hint: "Ask an admin to show it again first." });
  }
  if (state === "scored") return;
  throw new AppError("conflict", `submission ${id} is ${state}; only a scored one can be published`, {
    hint: state === "queued" || state === "running" ? "Publish it once its scores are there." : "Hand it in anew, or have it measured again, and publish it once it is scored.",
  });
}
