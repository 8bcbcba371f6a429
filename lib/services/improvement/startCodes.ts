import { bestOf, metricOf, type JudgedSolution, type Objective } from "@/lib/core/improvement";
import { AppError } from "@/lib/core/errors";
import type { Verdict } from "@/lib/core/verdict";
import type { Language } from "@/lib/core/problem";
import { readableSubmissions } from "../accounts/access";
import { currentProfile } from "../calibration/currentProfile";
import type { Ctx } from "../context";
import { METRIC_COLUMNS, toMetricFigures } from "../scoring/referenceFigures";
import type { Best } from "./best";

export interface StartCode {
  codeHash: string;
  best: Best;
}

interface StartInput {
  setId: string;
  language: Language;
  objective: Objective;
  startFrom: "nothing" | "reference" | "submission";
  startSubmissionId: string | null;
}

type Judged = JudgedSolution & StartCode;

/**
 * The solution that each problem starts from, by problem id; problems without one start from nothing. From a
 * reference: the middle one of the right ones in the objective, neither the worst that anything beats nor the best.
 * From a submission: its best sample. Throws AppError not_calibrated, not_found or conflict.
 */
export async function startCodes(ctx: Ctx, input: StartInput): Promise<Map<string, StartCode>> {
  if (input.startFrom === "nothing") return new Map();
  const judged = input.startFrom === "reference" ? await ofReferences(ctx, input) : await ofSubmission(ctx, input);
  const pick = input.startFrom === "reference" ? middle : best;
  return new Map([...judged].flatMap(([problemId, solutions]) => {
    const picked = pick(solutions, input.objective);
    return picked === null ? [] : [[problemId, { codeHash: picked.codeHash, best: picked.best }]];
  }));
}

async function ofReferences(ctx: Ctx, { setId, language }: StartInput): Promise<Map<string, Judged[]>> {
  const profile = await currentProfile(ctx, setId, language);
  const calibration = profile && (await ctx.db.calibration.findUnique({ where: { setId_profileId: { setId, profileId: profile.id } }, select: { state: true } }));
  if (calibration?.state !== "done") {
    throw new AppError("not_calibrated", "The reference solutions of this set are not measured yet.", { hint: "Start when its calibration is done, or start from nothing." });
  }
  const rows = await ctx.db.execution.findMany({
    where: { profileId: profile?.id ?? "", verdict: "AC", reference: { problem: { setId } } },
    select: { id: true, verdict: true, reason: true, profileId: true, ...METRIC_COLUMNS, reference: { select: { problemId: true, codeHash: true } } },
    orderBy: { id: "asc" },
  });
  return grouped(rows.map(({ reference, ...row }) => ({ ...row, of: reference })));
}

async function ofSubmission(ctx: Ctx, { setId, language, startSubmissionId }: StartInput): Promise<Map<string, Judged[]>> {
  const submission = await ctx.db.submission.findFirst({ where: { id: startSubmissionId ?? "", AND: [readableSubmissions(ctx.actor)] } });
  if (!submission) throw new AppError("not_found", `there is no submission ${startSubmissionId}`);
  if (submission.setId !== setId || submission.language !== language) {
    throw new AppError("conflict", "That submission is of another problem set or language.", { hint: "Start from a submission of the same set and language." });
  }
  if (submission.state !== "scored") throw new AppError("conflict", `That submission is ${submission.state}.`, { hint: "Start from one that is scored." });
  const rows = await ctx.db.execution.findMany({
    where: { sample: { submissionId: submission.id }, verdict: { not: "IE" } },
    select: { id: true, verdict: true, reason: true, profileId: true, ...METRIC_COLUMNS, sample: { select: { problemId: true, codeHash: true } } },
    orderBy: { id: "asc" },
  });
  return grouped(rows.map(({ sample, ...row }) => ({ ...row, of: sample })));
}

type Row = Parameters<typeof toMetricFigures>[0] & { id: string; verdict: string; reason: string; profileId: string; of: { problemId: string; codeHash: string } | null };

function grouped(rows: readonly Row[]): Map<string, Judged[]> {
  const byProblem = new Map<string, Judged[]>();
  for (const row of rows) {
    if (row.of === null) continue;
    const judged = { verdict: row.verdict as Verdict, figures: toMetricFigures(row) };
    const solution = { ...judged, codeHash: row.of.codeHash, best: { ...judged, reason: row.reason, profileId: row.profileId, executionId: row.id } };
    byProblem.set(row.of.problemId, [...(byProblem.get(row.of.problemId) ?? []), solution]);
  }
  return byProblem;
}

function middle(solutions: readonly Judged[], objective: Objective): Judged | null {
  const metric = metricOf(objective);
  const measured = solutions.filter(({ figures }) => figures !== null);
  measured.sort((a, b) => (a.figures?.[metric].value ?? 0) - (b.figures?.[metric].value ?? 0));
  return measured[Math.floor(measured.length / 2)] ?? null;
}

function best(solutions: readonly Judged[], objective: Objective): Judged | null {
  return bestOf(solutions, null, objective);
}
