import { AppError } from "@/lib/core/errors";
import { PRIORITY } from "@/lib/core/jobs";
import { SCORE_VERSION, scoreSubmission, type ScorableExecution, type SubmissionScore } from "@/lib/core/scoring";
import type { Verdict } from "@/lib/core/verdict";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "../context";
import { refundQuota } from "../submissions/refundQuota";
import { METRIC_COLUMNS, referenceFigures, toMetricFigures } from "./referenceFigures";
import { enqueueNotices } from "../notices/enqueueNotices";
import { measureRest } from "../judging/measureRest";
import { summarise } from "./scoreSummary";

export type ScoringOutcome =
  | { state: "scored"; setId: string; profileId: string }
  | { state: "waiting"; for: "samples" | "calibration" }
  | { state: "failed"; reason: string }
  | { state: "ended" };

/**
 * Computes and stores the score of a submission whose samples are all judged, on the profile that judged them.
 * Waits (changes nothing) while samples or the calibration are missing. When the profile changed in the middle, the
 * samples measured on the old one are queued again: figures of two profiles are never mixed. Samples that ended as IE make it failed,
 * with the reason: they are our fault and must not count as nought.
 */
export async function scoreOneSubmission({ ctx, input }: { ctx: Ctx; input: { submissionId: string } }): Promise<ScoringOutcome> {
  const submission = await ctx.db.submission.findUnique({ where: { id: input.submissionId } });
  if (!submission) throw new AppError("not_found", `there is no submission ${input.submissionId}`);
  if (submission.state === "cancelled") return { state: "ended" };
  if (submission.doneCount < submission.sampleCount) return { state: "waiting", for: "samples" };
  const all = await executionsOf(ctx, submission.id);
  const profileId = all.reduce((latest, row) => (row.createdAt > latest.createdAt ? row : latest), all[0] as Row).profileId;
  const rows = all.filter((row) => row.profileId === profileId);
  if (rows.length < submission.sampleCount) {
    await ctx.db.$transaction((tx) => measureRest(ctx, tx, { submissionId: submission.id, profileId, priority: PRIORITY.submission }));
    return { state: "waiting", for: "samples" };
  }
  const lost = rows.filter((row) => row.verdict === "IE" && row.sample?.problem.disabledAt === null);
  if (lost.length > 0) return fail(ctx, submission.id, `${lost.length} of ${rows.length} samples could not be measured through our own fault: ${lost[0]?.reason ?? ""}`);
  const calibration = await ctx.db.calibration.findUnique({ where: { setId_profileId: { setId: submission.setId, profileId } } });
  if (calibration?.state !== "done") return { state: "waiting", for: "calibration" };
  const score = await compute(ctx, submission.setId, profileId, rows);
  await store(ctx, submission.id, profileId, score);
  return { state: "scored", setId: submission.setId, profileId };
}

const SELECT = {
  verdict: true,
  reason: true,
  profileId: true,
  createdAt: true,
  sample: { select: { problemId: true, position: true, problem: { select: { disabledAt: true } } } },
  ...METRIC_COLUMNS,
} satisfies Prisma.ExecutionSelect;
type Row = Prisma.ExecutionGetPayload<{ select: typeof SELECT }>;

function executionsOf(ctx: Ctx, submissionId: string): Promise<Row[]> {
  return ctx.db.execution.findMany({ where: { sample: { submissionId } }, select: SELECT });
}

async function compute(ctx: Ctx, setId: string, profileId: string, rows: Row[]): Promise<SubmissionScore> {
  const references = await referenceFigures(ctx.db, { setId, profileId });
  // Problems none of whose references is right here, and disabled ones, cannot be scored by anyone and are left out for all entries.
  const problems = [...references].map(([problemId, list]) => ({ problemId, references: list }));
  const executions = rows.filter((row) => row.sample !== null && references.has(row.sample.problemId)).map((row) => toScorable(row, profileId));
  return scoreSubmission({ executions, calibration: { profileHash: profileId, problems } });
}

function toScorable(row: Row, profileId: string): ScorableExecution {
  return {
    problemId: row.sample?.problemId ?? "",
    sample: row.sample?.position ?? 0,
    verdict: row.verdict as Verdict,
    profileHash: profileId,
    figures: row.verdict === "AC" ? toMetricFigures(row) : null,
  };
}

async function store(ctx: Ctx, submissionId: string, profileId: string, score: SubmissionScore): Promise<void> {
  const summary = summarise(score);
  const { passAt1, beyondT, beyondM, beyondI } = summary.metrics;
  const data = {
    passAt1: passAt1.mean,
    beyondT: beyondT.mean,
    beyondM: beyondM.mean,
    beyondI: beyondI.mean,
    summary,
    perProblem: score.perProblem,
    computedAt: ctx.now(),
  };
  const key = { submissionId, profileId, version: String(SCORE_VERSION) };
  await ctx.db.$transaction(async (tx) => {
    await tx.score.upsert({ where: { submissionId_profileId_version: key }, create: { ...key, ...data }, update: data });
    await tx.submission.updateMany({ where: { id: submissionId, finishedAt: null }, data: { finishedAt: ctx.now() } });
    // One that is scored anew has not ended anew: nobody is told twice.
    const { count } = await tx.submission.updateMany({ where: { id: submissionId, state: { notIn: ["cancelled", "scored"] } }, data: { state: "scored", stateReason: null } });
    if (count > 0) await enqueueNotices(ctx, tx, { submissionId, event: "submission.scored" });
  });
}

async function fail(ctx: Ctx, submissionId: string, stateReason: string): Promise<ScoringOutcome> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.submission.updateMany({ where: { id: submissionId, state: { not: "cancelled" } }, data: { state: "failed", stateReason, finishedAt: ctx.now() } });
    if (count === 0) return;
    await refundQuota(tx, submissionId);
    await enqueueNotices(ctx, tx, { submissionId, event: "submission.failed" });
  });
  return { state: "failed", reason: stateReason };
}
