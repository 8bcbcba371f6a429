import { AppError } from "@/lib/core/errors";
import { pageOf, placeOf, taken, type Page } from "@/lib/core/paging";
import type { SamplePage, SampleRow } from "@/lib/core/views/submissions";
import type { Prisma } from "@/lib/generated/prisma/client";
import { readableSubmissions } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { beyondOf } from "../scoring/beyondOf";
import { METRIC_COLUMNS, referenceFigures, toMetricFigures } from "../scoring/referenceFigures";
import { toFigures } from "../views/figures";

const SELECT = {
  id: true,
  position: true,
  language: true,
  problemId: true,
  problem: { select: { slug: true, title: true, position: true } },
  executions: {
    orderBy: { createdAt: "desc" },
    take: 1,
    select: { id: true, verdict: true, reason: true, profileId: true, cpuNs: true, createdAt: true, ...METRIC_COLUMNS },
  },
} satisfies Prisma.SampleSelect;
const OVERLAP_MS = 5_000;

type Row = Prisma.SampleGetPayload<{ select: typeof SELECT }>;

/** Position of the problem in the set, and of the sample among those of the problem. */
const CURSOR = /^(\d{1,9})\.(\d{1,9})$/;

/**
 * The samples of a submission in the order of the set, all of them or a page. With `after` (the `cursor` of an earlier
 * call) only those judged since (some of them again: tell them apart by sampleId). Throws AppError not_found.
 */
export async function listSamples({
  ctx,
  input,
}: {
  ctx: ReadCtx;
  input: Page & { submissionId: string; after?: string };
}): Promise<SamplePage> {
  const submission = await ctx.db.submission.findFirst({
    where: { id: requireId(input.submissionId, "submission"), AND: [readableSubmissions(ctx.actor)] },
    select: { setId: true },
  });
  if (!submission) throw new AppError("not_found", `there is no submission ${input.submissionId}`);
  // A row is dated by the start of its transaction, so one may appear behind a newer one: look back a little.
  const since = input.after ? new Date(new Date(input.after).getTime() - OVERLAP_MS) : null;
  const found = await ctx.db.sample.findMany({
    where: { submissionId: input.submissionId, ...(since ? { executions: { some: { createdAt: { gte: since } } } } : {}), ...behind(input.cursor) },
    orderBy: [{ problem: { position: "asc" } }, { position: "asc" }],
    select: SELECT,
    ...taken(input.limit),
  });
  const { rows: samples, nextCursor } = pageOf(found, input.limit, (sample) => `${sample.problem.position}.${sample.position}`);
  const referencesOf = await referencesByProfile(ctx, submission.setId, samples);
  const latest = samples.reduce((max, s) => Math.max(max, s.executions[0]?.createdAt.getTime() ?? 0), input.after ? new Date(input.after).getTime() : 0);
  return { rows: samples.map((sample) => toRow(sample, referencesOf)), cursor: new Date(latest).toISOString(), nextCursor };
}

function behind(cursor: string | undefined): Prisma.SampleWhereInput {
  if (cursor === undefined) return {};
  const [problem, position] = placeOf(cursor, CURSOR, (parts) => parts.map(Number) as [number, number]);
  return { OR: [{ problem: { position: { gt: problem } } }, { problem: { position: problem }, position: { gt: position } }] };
}

type References = Awaited<ReturnType<typeof referenceFigures>>;

async function referencesByProfile(ctx: ReadCtx, setId: string, samples: Row[]): Promise<Map<string, References>> {
  const profiles = new Set(samples.flatMap((s) => s.executions.map((e) => e.profileId)));
  const entries = [...profiles].map(async (profileId) => [profileId, await referenceFigures(ctx.db, { setId, profileId })] as const);
  return new Map(await Promise.all(entries));
}

function toRow(sample: Row, referencesOf: Map<string, References>): SampleRow {
  const execution = sample.executions[0];
  const base = {
    sampleId: sample.id,
    problemSlug: sample.problem.slug,
    problemTitle: sample.problem.title,
    position: sample.position,
    language: sample.language,
  };
  if (!execution) return { ...base, executionId: null, verdict: null, reason: "", figures: null, beyond: null };
  const references = referencesOf.get(execution.profileId)?.get(sample.problemId);
  return {
    ...base,
    executionId: execution.id,
    verdict: execution.verdict as SampleRow["verdict"],
    reason: execution.reason,
    figures: toFigures(execution),
    beyond: execution.verdict === "IE" ? null : beyondOf(execution.verdict, toMetricFigures(execution), references),
  };
}
