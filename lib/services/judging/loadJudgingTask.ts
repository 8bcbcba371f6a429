import { AppError } from "@/lib/core/errors";
import type { JudgeJob } from "@/lib/core/jobs";
import type { Checker, Harness, Language, Limits, TestCase } from "@/lib/core/problem";
import type { ReadCtx } from "../context";

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
  problemId: string;
  language: Language;
  code: string;
}

/** Why a job needs no work any more. */
export type SkipReason = "already judged" | "cancelled" | "stopped" | "gone" | "of a profile that no worker has";

/** `elsewhere`: a calibration of another profile, whose worker lives and has to do it. */
export type TaskState = { state: "ready"; task: JudgingTask } | { state: "skip"; reason: SkipReason } | { state: "elsewhere" };

/** A worker that has been silent for so long does not count as living. */
const WORKER_SILENCE_MS = 60_000;

/** Reads what a job is about; says when it was done, cancelled or stopped in the meantime. */
export async function loadJudgingTask({ ctx, input }: { ctx: ReadCtx; input: { job: JudgeJob; profileId: string } }): Promise<TaskState> {
  return input.job.kind === "sample" ? sampleTask(ctx, input.job, input.profileId) : referenceTask(ctx, input.job, input.profileId);
}

async function sampleTask(ctx: ReadCtx, job: Extract<JudgeJob, { kind: "sample" }>, profileId: string): Promise<TaskState> {
  const sample = await ctx.db.sample.findUnique({
    where: { id: job.sampleId },
    include: { code: true, submission: { select: { state: true } }, executions: { where: { profileId }, select: { id: true } } },
  });
  if (!sample) return { state: "skip", reason: "gone" };
  if (sample.submission.state === "cancelled") return { state: "skip", reason: "cancelled" };
  if (job.profileId && job.profileId !== profileId) {
    const wanted = await ctx.db.measurementProfile.findUniqueOrThrow({ where: { id: job.profileId }, select: { hash: true } });
    return otherProfile(ctx, wanted.hash);
  }
  if (sample.executions.length > 0) return { state: "skip", reason: "already judged" };
  return { state: "ready", task: { job, problemId: sample.problemId, language: sample.language as Language, code: sample.code.text } };
}

async function referenceTask(ctx: ReadCtx, job: Extract<JudgeJob, { kind: "reference" }>, profileId: string): Promise<TaskState> {
  const [reference, calibration] = await Promise.all([
    ctx.db.referenceSolution.findUnique({
      where: { id: job.referenceId },
      include: { code: true, executions: { where: { profileId }, select: { id: true } } },
    }),
    ctx.db.calibration.findUnique({ where: { id: job.calibrationId }, select: { state: true, profileId: true, profile: { select: { hash: true } } } }),
  ]);
  if (!reference || !calibration) return { state: "skip", reason: "gone" };
  if (reference.executions.length > 0) return { state: "skip", reason: "already judged" };
  if (calibration.state === "stopped") return { state: "skip", reason: "stopped" };
  if (calibration.profileId !== profileId) return otherProfile(ctx, calibration.profile.hash);
  return { state: "ready", task: { job, problemId: reference.problemId, language: reference.language as Language, code: reference.code.text } };
}

/** Figures of this worker would say nothing on the other profile; its own worker's safety net brings the job back. */
async function otherProfile(ctx: ReadCtx, profileHash: string): Promise<TaskState> {
  const heartbeatAt = { gte: new Date(ctx.now().getTime() - WORKER_SILENCE_MS) };
  const living = await ctx.db.worker.count({ where: { profileHash, heartbeatAt } });
  return living > 0 ? { state: "elsewhere" } : { state: "skip", reason: "of a profile that no worker has" };
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
