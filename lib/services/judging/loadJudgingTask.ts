import { AppError } from "@/lib/core/errors";
import type { JudgeJob } from "@/lib/core/jobs";
import type { Checker, Harness, Language, Limits, TestCase } from "@/lib/core/problem";
import type { ReadCtx } from "../context";
import { livingProfiles } from "../workers/livingWorkers";

/** What a judge needs of a problem, whichever program it judges. */
export interface JudgedProblem {
  id: string;
  slug: string;
  checker: Checker;
  limits: Limits;
  harness: Partial<Record<Language, Harness>>;
  cases: TestCase[];
}

export interface JudgingTask {
  job: JudgeJob;
  /** The worker's profile for the language: where the figures go. */
  profileId: string;
  problemId: string;
  language: Language;
  code: string;
  codeHash: string;
  /** Measure, though figures of the same program may be known. */
  anew: boolean;
}

/** Why a job needs no work any more. */
export type SkipReason = "already judged" | "of a disabled problem" | "cancelled" | "stopped" | "gone" | "of a profile that no worker has" | "in a language that no worker has now";

/** `elsewhere`: of another profile, or in a language that this worker lacks; a worker that has it lives and has to do it. */
export type TaskState = { state: "ready"; task: JudgingTask } | { state: "skip"; reason: SkipReason } | { state: "elsewhere" };

/** The worker's profile for a language; null while it has none. */
export type ProfileIdOf = (language: Language) => string | null;

/**
 * Reads what a job is about; says when it was done, cancelled or stopped in the meantime. A job that is skipped for
 * want of a worker is put back by `requeueLost` once there is one.
 */
export async function loadJudgingTask({ ctx, input }: { ctx: ReadCtx; input: { job: JudgeJob; profileIdOf: ProfileIdOf } }): Promise<TaskState> {
  if (input.job.kind === "generation") return generationTask(ctx, input.job, input.profileIdOf);
  return input.job.kind === "sample" ? sampleTask(ctx, input.job, input.profileIdOf) : referenceTask(ctx, input.job, input.profileIdOf);
}

async function sampleTask(ctx: ReadCtx, job: Extract<JudgeJob, { kind: "sample" }>, profileIdOf: ProfileIdOf): Promise<TaskState> {
  const sample = await ctx.db.sample.findUnique({
    where: { id: job.sampleId },
    include: { code: true, submission: { select: { state: true } }, executions: { select: { profileId: true } } },
  });
  if (!sample) return { state: "skip", reason: "gone" };
  if (sample.submission.state === "cancelled") return { state: "skip", reason: "cancelled" };
  const language = sample.language as Language;
  const profileId = profileIdOf(language);
  if (job.profileId && job.profileId !== profileId) return otherProfile(ctx, job.profileId);
  if (profileId === null) return otherWorker(ctx, language);
  if (sample.executions.some((execution) => execution.profileId === profileId)) return { state: "skip", reason: "already judged" };
  return { state: "ready", task: { job, profileId, problemId: sample.problemId, language, code: sample.code.text, codeHash: sample.codeHash, anew: job.anew ?? false } };
}

async function generationTask(ctx: ReadCtx, job: Extract<JudgeJob, { kind: "generation" }>, profileIdOf: ProfileIdOf): Promise<TaskState> {
  const generation = await ctx.db.generation.findUnique({
    where: { id: job.generationId },
    include: { code: true, chain: { select: { problemId: true } }, run: { select: { language: true, state: true } }, executions: { select: { profileId: true } } },
  });
  if (!generation?.code) return { state: "skip", reason: "gone" };
  if (generation.run.state === "cancelled") return { state: "skip", reason: "cancelled" };
  if (generation.state !== "answered") return { state: "skip", reason: "already judged" };
  const language = generation.run.language as Language;
  const profileId = profileIdOf(language);
  if (profileId === null) return otherWorker(ctx, language);
  const { code } = generation;
  return { state: "ready", task: { job, profileId, problemId: generation.chain.problemId, language, code: code.text, codeHash: code.hash, anew: false } };
}

async function referenceTask(ctx: ReadCtx, job: Extract<JudgeJob, { kind: "reference" }>, profileIdOf: ProfileIdOf): Promise<TaskState> {
  const [reference, calibration] = await Promise.all([
    ctx.db.referenceSolution.findUnique({ where: { id: job.referenceId }, include: { code: true, problem: { select: { disabledAt: true } }, executions: { select: { profileId: true } } } }),
    ctx.db.calibration.findUnique({ where: { id: job.calibrationId }, select: { state: true, profileId: true } }),
  ]);
  if (!reference || !calibration) return { state: "skip", reason: "gone" };
  const { profileId } = calibration;
  if (reference.executions.some((execution) => execution.profileId === profileId)) return { state: "skip", reason: "already judged" };
  if (reference.problem.disabledAt) return { state: "skip", reason: "of a disabled problem" };
  if (calibration.state === "stopped") return { state: "skip", reason: "stopped" };
  const language = reference.language as Language;
  if (profileIdOf(language) !== profileId) return otherProfile(ctx, profileId);
  return { state: "ready", task: { job, profileId, problemId: reference.problemId, language, code: reference.code.text, codeHash: reference.codeHash, anew: false } };
}

/** Figures of this worker would say nothing on the other profile; its own worker's safety net brings the job back. */
async function otherProfile(ctx: ReadCtx, profileId: string): Promise<TaskState> {
  const { hash } = await ctx.db.measurementProfile.findUniqueOrThrow({ where: { id: profileId }, select: { hash: true } });
  return (await livingProfiles(ctx)).has(hash) ? { state: "elsewhere" } : { state: "skip", reason: "of a profile that no worker has" };
}

async function otherWorker(ctx: ReadCtx, language: Language): Promise<TaskState> {
  const living = await livingProfiles(ctx);
  const able = await ctx.db.measurementProfile.count({ where: { language, hash: { in: [...living] } } });
  return able > 0 ? { state: "elsewhere" } : { state: "skip", reason: "in a language that no worker has now" };
}

/** Reads a problem with its test cases. Throws AppError not_found. */
export async function loadJudgedProblem({ ctx, input }: { ctx: ReadCtx; input: { problemId: string } }): Promise<JudgedProblem> {
  const row = await ctx.db.problem.findUnique({
    where: { id: input.problemId },
    include: { content: true, cases: { orderBy: { position: "asc" } } },
  });
  if (!row?.content) throw new AppError("not_found", `problem ${input.problemId} is no longer in the database`);
  return {
    id: row.id,
    slug: row.slug,
    // Written by the importer from its own checked types.
    checker: row.content.checker as unknown as Checker,
    harness: row.content.harness as unknown as JudgedProblem["harness"],
    limits: { totalWallMs: row.totalWallMs, memoryBytes: Number(row.memoryBytes), outputBytes: Number(row.outputBytes) },
    cases: row.cases.map(({ input: stdin, expected, isPublic }) => ({ input: stdin, expected, isPublic })),
  };
}
