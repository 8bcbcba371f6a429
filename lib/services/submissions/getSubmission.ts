import { AppError } from "@/lib/core/errors";
import type { SubmissionView } from "@/lib/core/views/submissions";
import { readableSubmissions } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { SUBMISSION_INCLUDE, toSubmissionView } from "./submissionView";

/** One submission with its counts, pace and scores. Throws AppError not_found, also for one that the actor may not see. */
export async function getSubmission({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<SubmissionView> {
  const row = await ctx.db.submission.findFirst({ where: { id: requireId(input.id, "submission"), AND: [readableSubmissions(ctx.actor)] }, include: SUBMISSION_INCLUDE });
  if (!row) throw new AppError("not_found", `there is no submission ${input.id}`, { hint: "The list of submissions is at /submissions." });
  return toSubmissionView(ctx, row);
}
