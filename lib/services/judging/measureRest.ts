import type { Ctx, Tx } from "../context";

export interface MeasureRestInput {
  submissionId: string;
  profileId: string;
  priority: number;
}

/**
 * Queues the samples of a submission that are not measured on a profile yet, for workers of that profile, and counts
 * only those that are: afterwards all its figures are of one profile. Returns how many were queued.
 */
export async function measureRest(ctx: Ctx, tx: Tx, { submissionId, profileId, priority }: MeasureRestInput): Promise<number> {
  const rest = await tx.sample.findMany({ where: { submissionId, executions: { none: { profileId } } }, select: { id: true } });
  const doneCount = await tx.execution.count({ where: { profileId, sample: { submissionId } } });
  await tx.submission.update({ where: { id: submissionId }, data: { doneCount, state: "running" } });
  const jobs = rest.map(({ id }) => ({ kind: "sample" as const, sampleId: id, profileId }));
  await ctx.queue.enqueueJudging(tx, jobs, { priority });
  return rest.length;
}
