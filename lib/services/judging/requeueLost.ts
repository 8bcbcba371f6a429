import { PRIORITY, type JudgeJob } from "@/lib/core/jobs";
import type { Ctx } from "../context";
import { measureRest } from "./measureRest";

export interface QueuedIds {
  samples: ReadonlySet<string>;
  references: ReadonlySet<string>;
}

/**
 * Puts back what waits for a result and has no job that would bring one: a safety net under the queue,
 * so that nothing accepted is ever lost. Submissions whose samples are all judged are scored again.
 */
export async function requeueLost({ ctx, input }: { ctx: Ctx; input: { queued: QueuedIds; profileId: string } }): Promise<{ jobs: number; scorings: number }> {
  const open = await ctx.db.sample.findMany({
    where: { submission: { state: { in: ["queued", "running"] } }, executions: { none: {} } },
    select: { id: true },
  });
  const uncalibrated = await ctx.db.calibration.findMany({ where: { state: "running", profileId: input.profileId }, select: { id: true, setId: true } });
  const jobs: JudgeJob[] = open.filter((s) => !input.queued.samples.has(s.id)).map((s) => ({ kind: "sample", sampleId: s.id }));
  for (const calibration of uncalibrated) jobs.push(...(await lostReferences(ctx, calibration, input)));
  const stranded = await strandedSubmissions(ctx, input.queued.samples, new Set(jobs.flatMap((job) => (job.kind === "sample" ? [job.sampleId] : []))));
  for (const submissionId of stranded) {
    await ctx.db.$transaction((tx) => measureRest(ctx, tx, { submissionId, profileId: input.profileId, priority: PRIORITY.submission }));
  }
  const judged = await ctx.db.submission.findMany({
    where: { state: { in: ["queued", "running"] }, doneCount: { gte: ctx.db.submission.fields.sampleCount } },
    select: { id: true },
  });
  await ctx.db.$transaction(async (tx) => {
    if (jobs.length > 0) await ctx.queue.enqueueJudging(tx, jobs, { priority: PRIORITY.calibration });
    for (const { id } of judged) await ctx.queue.enqueueScoring(tx, { kind: "submission", submissionId: id });
  });
  return { jobs: jobs.length + stranded.length, scorings: judged.length };
}

/** Open submissions that wait for figures of a profile whose workers are gone: none of their samples has a job. */
async function strandedSubmissions(ctx: Ctx, queued: ReadonlySet<string>, put: ReadonlySet<string>): Promise<string[]> {
  const open = await ctx.db.submission.findMany({
    where: { state: { in: ["queued", "running"] }, doneCount: { lt: ctx.db.submission.fields.sampleCount } },
    select: { id: true, samples: { select: { id: true } } },
  });
  return open.filter(({ samples }) => samples.every(({ id }) => !queued.has(id) && !put.has(id))).map(({ id }) => id);
}

async function lostReferences(ctx: Ctx, calibration: { id: string; setId: string }, input: { queued: QueuedIds; profileId: string }): Promise<JudgeJob[]> {
  const missing = await ctx.db.referenceSolution.findMany({
    where: { problem: { setId: calibration.setId, notScorable: null }, executions: { none: { profileId: input.profileId } } },
    select: { id: true },
  });
  return missing
    .filter((r) => !input.queued.references.has(r.id))
    .map((r) => ({ kind: "reference", referenceId: r.id, calibrationId: calibration.id }));
}
