import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";
import { VERDICTS, type Verdict } from "@/lib/core/verdict";
import type { Metric } from "@/lib/core/views/common";
import type { SubmissionView } from "@/lib/core/views/submissions";
import type { Prisma } from "@/lib/generated/prisma/client";
import { calibrationProgress, secondsFor } from "../calibration/calibrationProgress";
import { readableSubmissions } from "../accounts/access";
import type { ReadCtx } from "../context";
import { scorableIn } from "../problem-sets/scorableIn";
import { requireId } from "../requireId";
import { scoreSummarySchema } from "../scoring/scoreSummary";
import { pausedBecause } from "../workers/pausedBecause";
import { toModelView } from "../views/modelView";

const PACE_WINDOW_MS = 60_000;

const INCLUDE = { model: true, set: true, scores: { orderBy: { computedAt: "desc" }, take: 1 } } satisfies Prisma.SubmissionInclude;
type Row = Prisma.SubmissionGetPayload<{ include: typeof INCLUDE }>;

/** One submission with its counts, pace and scores. Throws AppError not_found, also for one that the actor may not see. */
export async function getSubmission({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<SubmissionView> {
  const row = await ctx.db.submission.findFirst({ where: { id: requireId(input.id, "submission"), AND: [readableSubmissions(ctx.actor)] }, include: INCLUDE });
  if (!row) throw new AppError("not_found", `there is no submission ${input.id}`, { hint: "The list of submissions is at /submissions." });
  return toView(ctx, row);
}

/** Submissions, newest first, a page at a time; `cursor` is the last id of the page before. */
export async function listSubmissions({
  ctx,
  input,
}: {
  ctx: ReadCtx;
  input: { set?: string; language?: Language; state?: string; cursor?: string; limit?: number };
}): Promise<{ submissions: SubmissionView[]; nextCursor: string | null }> {
  const limit = Math.min(Math.max(input.limit ?? 25, 1), 100);
  const rows = await ctx.db.submission.findMany({
    where: { AND: [readableSubmissions(ctx.actor)], ...(input.set ? { set: { slug: input.set } } : {}), ...(input.language ? { language: input.language } : {}), ...(input.state ? { state: input.state } : {}) },
    // Ids are UUIDs of version 7: their order is that of creation.
    orderBy: { id: "desc" },
    ...(input.cursor ? { cursor: { id: requireId(input.cursor, "cursor") }, skip: 1 } : {}),
    take: limit + 1,
    include: INCLUDE,
  });
  const page = rows.slice(0, limit);
  const submissions = await Promise.all(page.map((row) => toView(ctx, row)));
  return { submissions, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

async function toView(ctx: ReadCtx, row: Row): Promise<SubmissionView> {
  const language = row.language as Language;
  const isOpen = row.state === "queued" || row.state === "running";
  const [verdictCounts, problems, secondsLeft, waitingFor, paused] = await Promise.all([
    countVerdicts(ctx, row.id),
    ctx.db.sample.groupBy({ by: ["problemId"], where: { submissionId: row.id } }),
    isOpen ? timeLeft(ctx, row) : null,
    isOpen ? unfinishedCalibration(ctx, row.setId, language) : null,
    isOpen ? pausedBecause(ctx, language) : null,
  ]);
  const score = row.scores[0];
  return {
    id: row.id,
    model: toModelView(row.model),
    set: { slug: row.set.slug, name: row.set.name, version: row.set.contentHash },
    language,
    method: row.method as SubmissionView["method"],
    iteration: row.iteration,
    decoding: row.decoding,
    notes: row.notes,
    origin: row.origin as SubmissionView["origin"],
    format: row.format,
    fileName: row.fileName,
    contentHash: row.contentHash,
    state: row.state as SubmissionView["state"],
    stateReason: row.stateReason,
    sampleCount: row.sampleCount,
    doneCount: row.doneCount,
    verdictCounts,
    secondsLeft,
    waitingFor,
    pausedBecause: paused,
    scores: score ? (scoreSummarySchema.parse(score.summary).metrics as Record<Metric, { mean: number; low: number; high: number }>) : null,
    scoreVersion: score?.version ?? null,
    visibility: row.visibility as SubmissionView["visibility"],
    publishedAt: row.publishedAt?.toISOString() ?? null,
    hidden: row.hiddenAt ? { at: row.hiddenAt.toISOString(), reason: row.hiddenReason ?? "" } : null,
    verified: row.verifiedAt ? { at: row.verifiedAt.toISOString(), note: row.verifiedNote ?? "" } : null,
    duplicateOfId: row.duplicateOfId,
    isMine: ctx.actor.kind === "user" && ctx.actor.id === row.ownerId,
    coverage: { problems: problems.length, scorable: scorableIn(row.set, language) },
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

async function countVerdicts(ctx: ReadCtx, submissionId: string): Promise<Record<Verdict, number>> {
  // A sample that was measured again on a newer profile counts with its newest verdict.
  const groups = await ctx.db.$queryRaw<{ verdict: Verdict; count: bigint }[]>`
    SELECT verdict, count(*) AS count FROM (
      SELECT DISTINCT ON (e."sampleId") e.verdict FROM "Execution" e JOIN "Sample" s ON s.id = e."sampleId"
      WHERE s."submissionId" = ${submissionId}::uuid ORDER BY e."sampleId", e."createdAt" DESC
    ) AS newest GROUP BY verdict`;
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const group of groups) counts[group.verdict] = Number(group.count);
  return counts;
}

async function timeLeft(ctx: ReadCtx, row: Row): Promise<number | null> {
  const since = new Date(ctx.now().getTime() - PACE_WINDOW_MS);
  const recent = await ctx.db.execution.aggregate({
    where: { sample: { submissionId: row.id }, createdAt: { gte: since } },
    _count: true,
    _min: { createdAt: true },
  });
  return secondsFor(row.sampleCount - row.doneCount, recent._count, recent._min.createdAt, ctx.now());
}

async function unfinishedCalibration(ctx: ReadCtx, setId: string, language: Language): Promise<SubmissionView["waitingFor"]> {
  const progress = await calibrationProgress({ ctx, input: { setId, language } });
  return progress?.state === "done" ? null : progress;
}
