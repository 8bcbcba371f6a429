import type { Language } from "@/lib/core/problem";
import { hasEfficiencySignal, METRICS } from "@/lib/core/scoring";
import type { CoverageListName, CoverageRow } from "@/lib/core/views/admin-sets";
import type { Tx } from "../context";
import { METRIC_COLUMNS, toMetricFigures } from "../scoring/referenceFigures";
import { failingAlike } from "./failingAlike";

export interface Finding {
  what: string;
  examples: CoverageRow["examples"];
}
export type Findings = Record<CoverageListName, ReadonlyMap<string, Finding>>;

/** Failing references that are shown of one problem. */
const EXAMPLES = 5;

interface Where {
  setId: string;
  language: Language;
  /** The profile whose figures pages show; null before any calibration. */
  profileId: string | null;
}

/** What may be wrong with the problems of a set, by sort and problem id; and how many problems were measured. */
export async function coverageFindings(db: Tx, where: Where): Promise<{ findings: Findings; measuredCount: number }> {
  const [problems, inLanguage, measured] = await Promise.all([
    db.problem.findMany({ where: { setId: where.setId }, select: { id: true, notScorable: true, disabledAt: true, disabledReason: true, caseCount: true, referenceCount: true } }),
    db.referenceSolution.groupBy({ by: ["problemId"], where: { language: where.language, problem: { setId: where.setId } }, _count: true }),
    where.profileId === null ? [] : measuredReferences(db, where.setId, where.profileId),
  ]);
  const referencesIn = new Map(inLanguage.map((group) => [group.problemId, group._count]));
  const byProblem = Map.groupBy(measured, ({ problemId }) => problemId);
  const findings: Findings = {
    disabled: collect(problems, (problem) => (problem.disabledAt ? { what: problem.disabledReason ?? "", examples: [] } : null)),
    "not-scorable": collect(problems, (problem) => (problem.notScorable === null ? null : { what: problem.notScorable, examples: [] })),
    "no-tests": collect(problems, (problem) => (problem.caseCount > 0 ? null : { what: "It has no test case.", examples: [] })),
    "no-references": collect(problems, (problem) => (referencesIn.has(problem.id) ? null : { what: withoutReferences(problem.referenceCount), examples: [] })),
    "no-signal": collect(problems, (problem) => withoutSignal(byProblem.get(problem.id) ?? [])),
    "references-fail": collect(problems, (problem) => failingReferences(byProblem.get(problem.id) ?? [])),
    "same-case": where.profileId === null ? new Map() : await failingAlike(db, { setId: where.setId, profileId: where.profileId }),
  };
  return { findings, measuredCount: byProblem.size };
}

function collect<Problem extends { id: string }>(problems: readonly Problem[], look: (problem: Problem) => Finding | null): Map<string, Finding> {
  return new Map(problems.flatMap((problem) => {
    const finding = look(problem);
    return finding ? [[problem.id, finding] as const] : [];
  }));
}

function withoutReferences(others: number): string {
  return others === 0 ? "It has no reference solution." : `It has ${others} reference solutions, none of them in this language.`;
}

type Measured = Awaited<ReturnType<typeof measuredReferences>>[number];

async function measuredReferences(db: Tx, setId: string, profileId: string) {
  const rows = await db.execution.findMany({
    where: { profileId, reference: { problem: { setId } } },
    select: { id: true, verdict: true, reason: true, failingCase: true, ...METRIC_COLUMNS, reference: { select: { problemId: true, label: true } } },
    orderBy: { id: "asc" },
  });
  return rows.flatMap(({ reference, ...row }) => (reference ? [{ ...row, problemId: reference.problemId, label: reference.label }] : []));
}

/** The references cannot be told apart in any metric: places among them say nothing. */
function withoutSignal(references: readonly Measured[]): Finding | null {
  const figures = references.filter(({ verdict }) => verdict === "AC").map(toMetricFigures).filter((row) => row !== null);
  if (figures.length === 0 || METRICS.some((metric) => hasEfficiencySignal(figures.map((row) => row[metric])))) return null;
  const what = figures.length === 1 ? "Only one reference is measured as right." : `Its ${figures.length} references cannot be told apart in time, memory or integral.`;
  return { what, examples: [] };
}

/** Human solutions that fail here: the fault may be theirs, or that of a test, a checker or a limit. */
function failingReferences(references: readonly Measured[]): Finding | null {
  const failing = references.filter(({ verdict }) => verdict !== "AC");
  if (failing.length === 0) return null;
  const cases = new Set(failing.map(({ failingCase }) => failingCase));
  const [only] = cases.size === 1 ? cases : [null];
  const where = only === null || only === undefined || failing.length === 1 ? "" : `, all at test case ${only + 1}`;
  const examples = failing.slice(0, EXAMPLES).map(({ id, label, verdict, reason }) => ({ executionId: id, label, verdict: verdict as CoverageRow["examples"][number]["verdict"], reason }));
  return { what: `${failing.length} of ${references.length} measured references fail${where}.`, examples };
}
