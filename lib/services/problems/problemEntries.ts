import type { MetricFigures } from "@/lib/core/scoring";
import type { ProblemEntry } from "@/lib/core/views/problems";
import type { Prisma } from "@/lib/generated/prisma/client";
import { readableSubmissions } from "../accounts/access";
import type { ReadCtx } from "../context";
import { beyondOf } from "../scoring/beyondOf";
import { METRIC_COLUMNS, toMetricFigures } from "../scoring/referenceFigures";
import { toFigures } from "../views/figures";

const SELECT = {
  id: true,
  verdict: true,
  cpuNs: true,
  ...METRIC_COLUMNS,
  sample: { select: { submission: { select: { id: true, method: true, iteration: true, origin: true, model: { select: { name: true } } } } } },
} satisfies Prisma.ExecutionSelect;
type Row = Prisma.ExecutionGetPayload<{ select: typeof SELECT }>;

/** The best sample of each scored submission on one problem: accepted first, then the lowest integral. */
export async function problemEntries(ctx: ReadCtx, problemId: string, profileId: string, references: MetricFigures[]): Promise<ProblemEntry[]> {
  const rows = await ctx.db.execution.findMany({
    where: { profileId, verdict: { not: "IE" }, sample: { problemId, submission: { state: "scored", AND: [readableSubmissions(ctx.actor)] } } },
    select: SELECT,
    orderBy: { id: "asc" },
  });
  const bySubmission = new Map<string, Row[]>();
  for (const row of rows) {
    const id = row.sample?.submission.id;
    if (id) bySubmission.set(id, [...(bySubmission.get(id) ?? []), row]);
  }
  return [...bySubmission.values()].map((group) => toEntry(group, references)).sort((a, b) => b.beyondI - a.beyondI);
}

function toEntry(group: Row[], references: MetricFigures[]): ProblemEntry {
  const best = group.reduce((a, b) => (isBetter(b, a) ? b : a));
  const shares = beyondOf(best.verdict, toMetricFigures(best), references) ?? { t: 0, m: 0, i: 0 };
  const submission = best.sample?.submission;
  return {
    submissionId: submission?.id ?? "",
    modelName: submission?.model.name ?? "",
    method: (submission?.method ?? "other") as ProblemEntry["method"],
    iteration: submission?.iteration ?? null,
    origin: (submission?.origin ?? "user") as ProblemEntry["origin"],
    executionId: best.id,
    verdict: best.verdict as ProblemEntry["verdict"],
    figures: toFigures(best),
    beyondT: shares.t,
    beyondM: shares.m,
    beyondI: shares.i,
    samples: group.length,
    accepted: group.filter((row) => row.verdict === "AC").length,
  };
}

function isBetter(a: Row, b: Row): boolean {
  if ((a.verdict === "AC") !== (b.verdict === "AC")) return a.verdict === "AC";
  return (a.integralByteSeconds ?? Infinity) < (b.integralByteSeconds ?? Infinity);
}
