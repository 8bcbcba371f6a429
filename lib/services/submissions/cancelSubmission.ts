import { AppError } from "@/lib/core/errors";
import type { SubmissionView } from "@/lib/core/views/submissions";
import { requireOwnSubmission } from "./requireOwnSubmission";
import type { Ctx } from "../context";
import { requireId } from "../requireId";
import { getSubmission } from "./getSubmission";

/** Stops a submission that is not scored yet; its queued samples are skipped. Throws AppError conflict when it has ended. */
export async function cancelSubmission({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<SubmissionView> {
  await requireOwnSubmission(ctx, input.id, "submit");
  const { count } = await ctx.db.submission.updateMany({
    where: { id: requireId(input.id, "submission"), state: { in: ["queued", "running"] } },
    data: { state: "cancelled", finishedAt: ctx.now() },
  });
  const view = await getSubmission({ ctx, input });
  if (count === 0) throw new AppError("conflict", `submission ${input.id} has ended already: it is ${view.state}`);
  return view;
}
