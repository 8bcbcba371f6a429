import type { JudgeJob } from "@/lib/core/jobs";
import type { JudgedExecution } from "@/lib/core/judging/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import { measuredReferences } from "../calibration/measuredReferences";
import type { Ctx, Tx } from "../context";
import { settleGeneration } from "../improvement/settleGeneration";
import { detailColumns, executionColumns, type JudgedBy } from "./executionRow";

export interface RecordExecutionInput extends JudgedBy {
  job: JudgeJob;
  judged: JudgedExecution;
}

/**
 * Stores a result and counts it, in one transaction. A result that is there already (a job that ran twice
 * because its first worker was taken for dead) changes nothing: returns false.
 */
export async function recordExecution({ ctx, input }: { ctx: Ctx; input: RecordExecutionInput }): Promise<boolean> {
  return storeAndCount(ctx, input.job, { row: executionColumns(input.judged, input), detail: detailColumns(input.judged) });
}

/** What an execution holds besides whose it is. */
export interface ExecutionContent {
  row: Omit<Prisma.ExecutionCreateManyInput, "sampleId" | "referenceId" | "calibrationId" | "generationId">;
  detail: Omit<Prisma.ExecutionDetailUncheckedCreateInput, "executionId">;
}

/** As `recordExecution`, for content that is at hand as columns. */
export async function storeAndCount(ctx: Ctx, job: JudgeJob, { row, detail }: ExecutionContent): Promise<boolean> {
  return ctx.db.$transaction(async (tx) => {
    if (job.kind === "sample" && !(await lockSubmission(tx, job.sampleId))) return false;
    const [written] = await tx.execution.createManyAndReturn({ data: [{ ...targetOf(job), ...row }], skipDuplicates: true, select: { id: true } });
    if (written === undefined) return false;
    await tx.executionDetail.create({ data: { executionId: written.id, ...detail } });
    await count(ctx, tx, job);
    return true;
  });
}

/**
 * Takes the submission's row first, as whoever deletes it does: a result takes the sample's row too, and the two in
 * another order would wait for each other for ever. False where both are gone.
 */
async function lockSubmission(tx: Tx, sampleId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Submission" WHERE id = (SELECT "submissionId" FROM "Sample" WHERE id = ${sampleId}::uuid) FOR NO KEY UPDATE`;
  return rows.length > 0;
}

function targetOf(job: JudgeJob): Pick<Prisma.ExecutionCreateManyInput, "sampleId" | "referenceId" | "calibrationId" | "generationId"> {
  if (job.kind === "sample") return { sampleId: job.sampleId };
  if (job.kind === "generation") return { generationId: job.generationId };
  return { referenceId: job.referenceId, calibrationId: job.calibrationId };
}

async function count(ctx: Ctx, tx: Tx, job: JudgeJob): Promise<void> {
  if (job.kind === "sample") return countSample(ctx, tx, job.sampleId);
  if (job.kind === "generation") return settleGeneration(ctx, tx, job.generationId);
  return countReference(ctx, tx, job.calibrationId);
}

async function countSample(ctx: Ctx, tx: Tx, sampleId: string): Promise<void> {
  const { submissionId } = await tx.sample.findUniqueOrThrow({ where: { id: sampleId }, select: { submissionId: true } });
  // The update locks the row, so exactly one of two concurrent results sees the last count.
  const submission = await tx.submission.update({
    where: { id: submissionId },
    data: { doneCount: { increment: 1 } },
    select: { doneCount: true, sampleCount: true, state: true, startedAt: true },
  });
  if (submission.state === "queued") {
    await tx.submission.update({ where: { id: submissionId }, data: { state: "running", startedAt: submission.startedAt ?? ctx.now() } });
  }
  if (submission.doneCount === submission.sampleCount) await ctx.queue.enqueueScoring(tx, { kind: "submission", submissionId });
}

async function countReference(ctx: Ctx, tx: Tx, calibrationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Calibration" WHERE id = ${calibrationId}::uuid FOR UPDATE`;
  const calibration = await tx.calibration.findUniqueOrThrow({ where: { id: calibrationId } });
  const done = await measuredReferences(tx, [calibrationId]);
  if (done < calibration.total || calibration.state === "done") return;
  await tx.calibration.update({ where: { id: calibrationId }, data: { state: "done", finishedAt: ctx.now() } });
  await ctx.queue.enqueueScoring(tx, { kind: "set", setId: calibration.setId, profileId: calibration.profileId });
}
