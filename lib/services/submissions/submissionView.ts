import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";
import { VERDICTS, type Verdict } from "@/lib/core/verdict";
import type { Interval, Metric } from "@/lib/core/views/common";
import type { SubmissionView } from "@/lib/core/views/submissions";
import type { Prisma } from "@/lib/generated/prisma/client";
import { isAdmin } from "../accounts/access";
import { calibrationProgress, secondsFor } from "../calibration/calibrationProgress";
import type { Actor, ReadCtx } from "../context";
import { scorableIn } from "../problem-sets/scorableIn";
import { scoreSummarySchema } from "../scoring/scoreSummary";
import { toModelView } from "../views/modelView";
import { pausedBecause } from "../workers/pausedBecause";

const PACE_WINDOW_MS = 60_000;

export const SUBMISSION_INCLUDE = {
  model: true,
  set: true,
  // Without what is stored of each problem, which grows with the set.
  scores: { orderBy: { computedAt: "desc" }, take: 1, select: { version: true, summary: true } },
  duplicateOf: { select: { id: true, ownerId: true, visibility: true, hiddenAt: true } },
} satisfies Prisma.SubmissionInclude;
export type SubmissionRow = Prisma.SubmissionGetPayload<{ include: typeof SUBMISSION_INCLUDE }>;

/** A submission that the caller has made or changed just now, whether or not its key may read. Throws AppError not_found. */
export async function viewSubmission(ctx: ReadCtx, id: string): Promise<SubmissionView> {
  const row = await ctx.db.submission.findUnique({ where: { id }, include: SUBMISSION_INCLUDE });
  if (!row) throw new AppError("not_found", `there is no submission ${id}`);
  return toSubmissionView(ctx, row);
}

/** What pages and API say of a submission; the caller has seen to it that the actor may read it. */
export async function toSubmissionView(ctx: ReadCtx, row: SubmissionRow): Promise<SubmissionView> {
  const language = row.language as Language;
  const isOpen = row.state === "queued" || row.state === "running";
  const [verdictCounts, problems, secondsLeft, waitingFor, paused] = await Promise.all([
    countVerdicts(ctx, row.id),
    ctx.db.sample.groupBy({ by: ["problemId"], where: { submissionId: row.id, problem: { disabledAt: null } } }),
    isOpen ? timeLeft(ctx, row) : null,
    isOpen ? unfinishedCalibration(ctx, row.setId, language) : null,
    isOpen ? pausedBecause(ctx, language) : null,
  ]);
  const score = row.scores[0];
  const isMine = ctx.actor.kind === "user" && ctx.actor.id === row.ownerId;
  return {
    id: row.id,
    model: toModelView(row.model),
    set: { slug: row.set.slug, name: row.set.name, version: row.set.contentHash },
    language,
    method: row.method as SubmissionView["method"],
    iteration: row.iteration,
    decoding: row.decoding,
    notes: row.notes,
    costUsd: row.costUsd,
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
    scores: score ? (scoreSummarySchema.parse(score.summary).metrics as Record<Metric, Interval>) : null,
    scoreVersion: score?.version ?? null,
    visibility: row.visibility as SubmissionView["visibility"],
    publishedAt: row.publishedAt?.toISOString() ?? null,
    hidden: row.hiddenAt ? { at: row.hiddenAt.toISOString(), reason: row.hiddenReason ?? "" } : null,
    verified: row.verifiedAt ? { at: row.verifiedAt.toISOString(), note: row.verifiedNote ?? "" } : null,
    duplicateOfId: row.duplicateOf && mayKnow(ctx.actor, row.duplicateOf) ? row.duplicateOf.id : null,
    runId: isMine || isAdmin(ctx.actor) ? row.runId : null,
    refundedCount: row.refundedCount,
    isMine,
    coverage: { problems: problems.length, scorable: scorableIn(row.set, language) },
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** That a private submission exists is told by no link to it either. */
function mayKnow(actor: Actor, other: NonNullable<SubmissionRow["duplicateOf"]>): boolean {
  if (isAdmin(actor) || (other.visibility === "public" && other.hiddenAt === null)) return true;
  return actor.kind === "user" && actor.id === other.ownerId;
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

async function timeLeft(ctx: ReadCtx, row: SubmissionRow): Promise<number | null> {
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
