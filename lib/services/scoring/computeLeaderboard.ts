import { pairwiseWinRate, rankEntries, RESAMPLE_COUNT, SCORE_VERSION, problemScoreSchema, type MetricFigures, type ProblemScore } from "@/lib/core/scoring";
import { METRICS, type Metric } from "@/lib/core/views/common";
import type { LeaderboardEntry, LeaderboardSnapshot } from "@/lib/core/views/leaderboard";
import type { Prisma } from "@/lib/generated/prisma/client";
import { PUBLIC_SUBMISSIONS } from "../accounts/access";
import type { Ctx } from "../context";
import { toModelView } from "../views/modelView";
import { METRIC_COLUMNS, toMetricFigures } from "./referenceFigures";
import { scoreSummarySchema } from "./scoreSummary";

const INCLUDE = { submission: { include: { model: true, set: true } } } satisfies Prisma.ScoreInclude;
type ScoreRow = Prisma.ScoreGetPayload<{ include: typeof INCLUDE }>;

/** Ranks every scored submission on the public pages of a set on a profile and stores the board that pages and API read. */
export async function computeLeaderboard({ ctx, input }: { ctx: Ctx; input: { setId: string; profileId: string } }): Promise<LeaderboardSnapshot> {
  const version = String(SCORE_VERSION);
  const scores = await ctx.db.score.findMany({
    where: { profileId: input.profileId, version, submission: { setId: input.setId, state: "scored", ...PUBLIC_SUBMISSIONS } },
    include: INCLUDE,
    orderBy: { submissionId: "asc" },
  });
  const body = await snapshotOf(ctx, scores, version);
  const key = { setId: input.setId, profileId: input.profileId, version };
  await ctx.db.leaderboard.upsert({
    where: { setId_profileId_version: key },
    create: { ...key, body, computedAt: ctx.now() },
    update: { body, computedAt: ctx.now() },
  });
  return body;
}

async function snapshotOf(ctx: Ctx, scores: ScoreRow[], version: string): Promise<LeaderboardSnapshot> {
  const perProblem = new Map(scores.map((score) => [score.submissionId, problemScoreSchema.array().parse(score.perProblem)]));
  const rankings = Object.fromEntries(METRICS.map((metric) => [metric, rankBy(metric, perProblem)])) as Record<Metric, ReturnType<typeof rankBy>>;
  const winRates = await meanWinRates(ctx, scores.map((s) => s.submissionId));
  const entries = scores.map((score) => entryOf(score, rankings, winRates.get(score.submissionId) ?? null));
  entries.sort((a, b) => a.ranks.beyondI.low - b.ranks.beyondI.low || b.metrics.beyondI.mean - a.metrics.beyondI.mean);
  const smallest = METRICS.map((metric) => [metric, rankings[metric].smallestDifference] as const);
  const isKnown = smallest.every(([, value]) => value !== null);
  return {
    version,
    resamples: RESAMPLE_COUNT,
    problemCount: perProblem.values().next().value?.length ?? 0,
    smallestDifference: isKnown ? (Object.fromEntries(smallest) as Record<Metric, number>) : null,
    entries,
  };
}

function rankBy(metric: Metric, perProblem: Map<string, ProblemScore[]>) {
  return rankEntries(
    [...perProblem].map(([id, problems]) => ({ id, perProblem: new Map(problems.map((p) => [p.problemId, p.scores[metric] ?? 0])) })),
  );
}

function entryOf(score: ScoreRow, rankings: Record<Metric, ReturnType<typeof rankBy>>, winRate: number | null): LeaderboardEntry {
  const { submission } = score;
  const summary = scoreSummarySchema.parse(score.summary);
  const ranks = Object.fromEntries(
    METRICS.map((metric) => {
      const ranked = rankings[metric].entries.find((entry) => entry.id === submission.id);
      return [metric, { low: ranked?.rankLow ?? 1, high: ranked?.rankHigh ?? 1 }];
    }),
  ) as LeaderboardEntry["ranks"];
  return {
    submissionId: submission.id,
    model: toModelView(submission.model),
    method: submission.method as LeaderboardEntry["method"],
    iteration: submission.iteration,
    origin: submission.origin as LeaderboardEntry["origin"],
    metrics: summary.metrics,
    noiseAware: summary.noiseAware,
    mercuryBeyond: summary.mercuryBeyond,
    winRate,
    ranks,
    coverage: summary.coverage.problems === 0 ? 0 : summary.coverage.attempted / summary.coverage.problems,
    sampleCount: submission.sampleCount,
    finishedAt: (submission.finishedAt ?? submission.createdAt).toISOString(),
    verifiedAt: submission.verifiedAt?.toISOString() ?? null,
  };
}

/** Mean over the other entries of the common-pass win rate in time; null for an entry that shares no solved problem. */
async function meanWinRates(ctx: Ctx, submissionIds: string[]): Promise<Map<string, number | null>> {
  const accepted = await acceptedFigures(ctx, submissionIds);
  return new Map(
    submissionIds.map((id) => {
      const mine = accepted.get(id) ?? new Map<string, MetricFigures[]>();
      const rates = submissionIds
        .filter((other) => other !== id)
        .map((other) => pairwiseWinRate(mine, accepted.get(other) ?? new Map<string, MetricFigures[]>(), "time").rate)
        .filter((rate) => rate !== null);
      return [id, rates.length === 0 ? null : rates.reduce((a, b) => a + b, 0) / rates.length];
    }),
  );
}

async function acceptedFigures(ctx: Ctx, submissionIds: string[]): Promise<Map<string, Map<string, MetricFigures[]>>> {
  const rows = await ctx.db.execution.findMany({
    where: { verdict: "AC", sample: { submissionId: { in: submissionIds }, problem: { disabledAt: null } } },
    select: { ...METRIC_COLUMNS, sample: { select: { submissionId: true, problemId: true } } },
  });
  const bySubmission = new Map<string, Map<string, MetricFigures[]>>();
  for (const row of rows) {
    const figures = toMetricFigures(row);
    if (!figures || !row.sample) continue;
    const problems = bySubmission.get(row.sample.submissionId) ?? new Map<string, MetricFigures[]>();
    problems.set(row.sample.problemId, [...(problems.get(row.sample.problemId) ?? []), figures]);
    bySubmission.set(row.sample.submissionId, problems);
  }
  return bySubmission;
}
