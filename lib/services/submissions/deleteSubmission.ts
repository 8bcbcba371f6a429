import { AppError } from "@/lib/core/errors";
import type { Submission } from "@/lib/generated/prisma/client";
import type { Ctx, Tx } from "../context";
import { keepSpent } from "./quota";
import { auditForeign, lockOwnSubmission } from "./requireOwnSubmission";

const TIMEOUT_MS = 60_000;

/**
 * Deletes a private submission that has ended, with its programs, figures and scores. What it took of its day's quota
 * stays taken. Throws AppError conflict for a public or an open one, and as `requireOwnSubmission`.
 */
export async function deleteSubmission({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  await ctx.db.$transaction(
    async (tx) => {
      const submission = await lockOwnSubmission(ctx, tx, input.id, "submit");
      requireDeletable(submission);
      await auditForeign(tx, ctx.actor, submission, { action: "submission.delete", detail: { contentHash: submission.contentHash, samples: submission.sampleCount } });
      const { ownerId, createdAt, sampleCount, refundedCount } = submission;
      if (ownerId !== null) await keepSpent(tx, { ownerId, createdAt, samples: sampleCount - refundedCount, now: ctx.now() });
      await removeSubmission(tx, submission.id);
    },
    { timeout: TIMEOUT_MS },
  );
}

function requireDeletable({ id, visibility, state }: Submission): void {
  if (visibility === "public") throw new AppError("conflict", `submission ${id} is public`, { hint: "Make it private first." });
  if (state === "queued" || state === "running") throw new AppError("conflict", `submission ${id} is still ${state}`, { hint: "Cancel it first." });
}

/**
 * Its samples and all that hangs on them go with the row; texts that no other program shares go too. The caller holds
 * the submission's row: who stores a result takes it before the sample's.
 */
export async function removeSubmission(tx: Tx, id: string): Promise<void> {
  const samples = await tx.sample.findMany({ where: { submissionId: id }, select: { codeHash: true }, distinct: ["codeHash"] });
  await tx.submission.delete({ where: { id } });
  const hashes = samples.map(({ codeHash }) => codeHash);
  const unused = { samples: { none: {} }, references: { none: {} }, generations: { none: {} }, startChains: { none: {} }, bestChains: { none: {} } };
  await tx.sourceText.deleteMany({ where: { hash: { in: hashes }, ...unused } });
}
