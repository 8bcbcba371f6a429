import { PRIORITY, type JudgeJob } from "@/lib/core/jobs";
import type { Language } from "@/lib/core/problem";
import { referencesOf } from "../calibration/startCalibration";
import type { Ctx } from "../context";
import { measureRest } from "./measureRest";

export interface QueuedIds {
  samples: ReadonlySet<string>;
  references: ReadonlySet<string>;
}

export interface RequeueInput {
  queued: QueuedIds;
  /** The worker's profile for each language that it can measure now: what is in other languages waits. */
  profiles: ReadonlyMap<Language, string>;
}

/**
 * Puts back what waits for a result and has no job that would bring one: a safety net under the queue,
 * so that nothing accepted is ever lost. Submissions whose samples are all judged are scored again.
 */
export async function requeueLost({ ctx, input }: { ctx: Ctx; input: RequeueInput }): Promise<{ jobs: number; scorings: number }> {
  const samples = await lostSamples(ctx, input);
  const references: JudgeJob[] = [];
  for (const [language, profileId] of input.profiles) references.push(...(await lostReferences(ctx, input.queued, language, profileId)));
  const stranded = await strandedSubmissions(ctx, input, new Set(samples));
  for (const { submissionId, profileId } of stranded) {
    await ctx.db.$transaction((tx) => measureRest(ctx, tx, { submissionId, profileId, priority: PRIORITY.submission }));
  }
  const judged = await ctx.db.submission.findMany({
    where: { state: { in: ["queued", "running"] }, doneCount: { gte: ctx.db.submission.fields.sampleCount } },
    select: { id: true },
  });
  await ctx.db.$transaction(async (tx) => {
    const jobs: JudgeJob[] = samples.map((sampleId) => ({ kind: "sample", sampleId }));
    if (jobs.length > 0) await ctx.queue.enqueueJudging(tx, jobs, { priority: PRIORITY.submission });
    if (references.length > 0) await ctx.queue.enqueueJudging(tx, references, { priority: PRIORITY.calibration });
    for (const { id } of judged) await ctx.queue.enqueueScoring(tx, { kind: "submission", submissionId: id });
  });
  return { jobs: samples.length + references.length + stranded.length, scorings: judged.length };
}

/** Samples of open submissions that were never measured and have no job. */
async function lostSamples(ctx: Ctx, { queued, profiles }: RequeueInput): Promise<string[]> {
  const open = await ctx.db.sample.findMany({
    where: { submission: { state: { in: ["queued", "running"] }, language: { in: [...profiles.keys()] } }, executions: { none: {} } },
    select: { id: true },
  });
  return open.map(({ id }) => id).filter((id) => !queued.samples.has(id));
}

/** Open submissions that wait for figures of a profile whose workers are gone: none of their samples has a job. */
async function strandedSubmissions(ctx: Ctx, { queued, profiles }: RequeueInput, put: ReadonlySet<string>): Promise<{ submissionId: string; profileId: string }[]> {
  const open = await ctx.db.submission.findMany({
    where: { state: { in: ["queued", "running"] }, doneCount: { lt: ctx.db.submission.fields.sampleCount } },
    select: { id: true, language: true, samples: { select: { id: true } } },
  });
  const idle = open.filter(({ samples }) => samples.every(({ id }) => !queued.samples.has(id) && !put.has(id)));
  return idle.flatMap(({ id, language }) => {
    const profileId = profiles.get(language as Language);
    return profileId === undefined ? [] : [{ submissionId: id, profileId }];
  });
}

/** References of running calibrations on a profile that were not measured and have no job. */
async function lostReferences(ctx: Ctx, queued: QueuedIds, language: Language, profileId: string): Promise<JudgeJob[]> {
  const running = await ctx.db.calibration.findMany({ where: { state: "running", profileId }, select: { id: true, setId: true } });
  const jobs: JudgeJob[] = [];
  for (const { id, setId } of running) {
    const missing = await ctx.db.referenceSolution.findMany({ where: { ...referencesOf(setId, language), executions: { none: { profileId } } }, select: { id: true } });
    for (const reference of missing) if (!queued.references.has(reference.id)) jobs.push({ kind: "reference", referenceId: reference.id, calibrationId: id });
  }
  return jobs;
}
