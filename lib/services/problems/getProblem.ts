import { AppError } from "@/lib/core/errors";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import { hasEfficiencySignal, type MetricFigures } from "@/lib/core/scoring";
import type { ProblemView, ReferenceFigure } from "@/lib/core/views/problems";
import type { Prisma } from "@/lib/generated/prisma/client";
import { currentProfile } from "../calibration/currentProfile";
import type { ReadCtx } from "../context";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { setSummary } from "../problem-sets/setSummary";
import { shownLanguage } from "../problem-sets/scorableIn";
import { METRIC_COLUMNS, toMetricFigures } from "../scoring/referenceFigures";
import { toFigures } from "../views/figures";
import { toProfileView } from "../views/profileView";
import { problemEntries } from "./problemEntries";
import { toDisabled } from "./toDisabled";

/** Public cases are examples; a set that marks large ones public must not make the page heavy. */
const MAX_CASE_CHARS = 4_000;

/** A problem with its statement, and, in one language, its measured references and the best sample of every scored submission. */
export async function getProblem({ ctx, input }: { ctx: ReadCtx; input: { set: string; slug: string; language?: Language } }): Promise<ProblemView> {
  const set = await findCurrentSet(ctx.db, input.set);
  const problem = await ctx.db.problem.findUnique({
    where: { setId_slug: { setId: set.id, slug: input.slug } },
    include: { content: true, cases: { where: { isPublic: true }, orderBy: { position: "asc" } } },
  });
  if (!problem?.content) {
    throw new AppError("not_found", `there is no problem "${input.slug}" in ${set.name}`, { hint: `The problems of the set are at /problems?set=${set.slug}.` });
  }
  const languages = await referenceLanguages(ctx, problem.id);
  const language = input.language ?? languages[0] ?? shownLanguage(set, undefined);
  const profile = await currentProfile(ctx, set.id, language);
  const measured = await referencesOf(ctx, problem.id, language, profile?.id ?? null);
  const accepted = measured.map((m) => m.metrics).filter((m) => m !== null);
  const { slug, externalId, title, difficulty, tags, url, checkerKind, caseCount, notScorable } = problem;
  return {
    set: await setSummary(ctx, set, language),
    language,
    languages,
    ...{ slug, externalId, title, difficulty, tags, url, checkerKind, caseCount, notScorable },
    disabled: toDisabled(problem),
    statement: problem.content.statement,
    starterCode: problem.content.starterCode as Record<string, string>,
    limits: { totalWallMs: problem.totalWallMs, memoryBytes: Number(problem.memoryBytes), outputBytes: Number(problem.outputBytes) },
    publicCases: problem.cases.map((c) => ({ input: cut(c.input), expected: cut(c.expected) })),
    profile: profile ? toProfileView(profile.details) : null,
    references: measured.map((m) => m.view),
    signal: accepted.length > 0 ? signalOf(accepted) : null,
    entries: profile ? await problemEntries(ctx, problem.id, profile.id, accepted) : [],
  };
}

function cut(text: string): string {
  return text.length <= MAX_CASE_CHARS ? text : `${text.slice(0, MAX_CASE_CHARS)}… (${text.length - MAX_CASE_CHARS} more characters)`;
}

function signalOf(references: MetricFigures[]): ProblemView["signal"] {
  const has = (metric: keyof MetricFigures) => hasEfficiencySignal(references.map((r) => r[metric]));
  return { time: has("time"), memory: has("memory"), integral: has("integral") };
}

async function referenceLanguages(ctx: ReadCtx, problemId: string): Promise<Language[]> {
  const groups = await ctx.db.referenceSolution.groupBy({ by: ["language"], where: { problemId } });
  return LANGUAGES.filter((language) => groups.some((group) => group.language === language));
}

interface MeasuredReference {
  view: ReferenceFigure;
  metrics: MetricFigures | null;
}

async function referencesOf(ctx: ReadCtx, problemId: string, language: Language, profileId: string | null): Promise<MeasuredReference[]> {
  const rows = await ctx.db.referenceSolution.findMany({
    where: { problemId, language },
    orderBy: { position: "asc" },
    select: {
      id: true,
      label: true,
      language: true,
      executions: { where: profileId ? { profileId } : { id: { in: [] } }, take: 1, select: { id: true, verdict: true, cpuNs: true, ...METRIC_COLUMNS } },
    } satisfies Prisma.ReferenceSolutionSelect,
  });
  return rows.map((row) => {
    const execution = row.executions[0];
    return {
      view: {
        referenceId: row.id,
        executionId: execution?.id ?? null,
        label: row.label,
        language: row.language,
        verdict: (execution?.verdict as ReferenceFigure["verdict"]) ?? null,
        figures: execution ? toFigures(execution) : null,
      },
      metrics: execution?.verdict === "AC" ? toMetricFigures(execution) : null,
    };
  });
}
