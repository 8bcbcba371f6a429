import { mean } from "../stats";
import type { Verdict } from "../verdict";
import { beyond, mercuryBeyond } from "./beyond";
import { METRICS, type Metric, type MetricFigure, type MetricFigures } from "./metrics";
import { hasEfficiencySignal } from "./noise";
import { SCORE_KEYS, type ProblemScore, type ProblemScores, type ScoreKey } from "./score";

/** One judged sample as scoring sees it. */
export interface ScorableExecution {
  problemId: string;
  /** Index of the sample within its problem. */
  sample: number;
  verdict: Verdict;
  /** Profile that the figures were measured on; null without figures. */
  profileHash: string | null;
  figures: MetricFigures | null;
}

/** The measured reference solutions of one problem. */
export interface CalibratedProblem {
  problemId: string;
  references: readonly MetricFigures[];
}

const RULES: Record<Exclude<ScoreKey, "passAt1">, { metric: Metric; of: typeof mercuryBeyond }> = {
  beyondT: { metric: "time", of: published },
  beyondM: { metric: "memory", of: published },
  beyondI: { metric: "integral", of: published },
  noiseAwareT: { metric: "time", of: noiseAware },
  noiseAwareM: { metric: "memory", of: noiseAware },
  noiseAwareI: { metric: "integral", of: noiseAware },
  mercuryT: { metric: "time", of: mercuryBeyond },
  mercuryM: { metric: "memory", of: mercuryBeyond },
  mercuryI: { metric: "integral", of: mercuryBeyond },
};

function published(x: MetricFigure, references: readonly MetricFigure[]): number {
  return beyond(x, references, "published");
}

function noiseAware(x: MetricFigure, references: readonly MetricFigure[]): number {
  return beyond(x, references, "noise_aware");
}

/**
 * Scores of one problem: means over its samples. A sample that is not accepted scores 0, an infrastructure
 * error is left out, an accepted one without figures counts for Pass@1 and is left out of the rest. A problem
 * without any sample scores 0 throughout; one whose samples all wait has null.
 */
export function scoreProblem(problem: CalibratedProblem, executions: readonly ScorableExecution[]): ProblemScore {
  const judged = executions.filter(({ verdict }) => verdict !== "IE");
  const unmeasured = judged.filter(({ verdict, figures }) => verdict === "AC" && figures === null);
  const ofMetric = byMetric((metric) => problem.references.map((reference) => reference[metric]));
  const scoreOf = (key: ScoreKey, { verdict, figures }: ScorableExecution): number | null => {
    if (key === "passAt1") return verdict === "AC" ? 1 : 0;
    if (verdict !== "AC") return 0;
    const { metric, of } = RULES[key];
    return figures && of(figures[metric], ofMetric[metric]);
  };
  const scores = Object.fromEntries(
    SCORE_KEYS.map((key) => [key, meanOfKnown(executions.length, judged.map((one) => scoreOf(key, one)))]),
  ) as ProblemScores;
  return {
    problemId: problem.problemId,
    samples: judged.length,
    correct: judged.filter(({ verdict }) => verdict === "AC").length,
    pending: executions.length - judged.length + unmeasured.length,
    scores,
    signal: byMetric((metric) => hasEfficiencySignal(ofMetric[metric])),
  };
}

function meanOfKnown(submitted: number, values: readonly (number | null)[]): number | null {
  if (submitted === 0) return 0;
  const known = values.filter((value) => value !== null);
  // Rounding may carry a mean of ones past 1.
  return known.length === 0 ? null : Math.min(1, mean(known));
}

function byMetric<T>(of: (metric: Metric) => T): Record<Metric, T> {
  return Object.fromEntries(METRICS.map((metric) => [metric, of(metric)])) as Record<Metric, T>;
}
