import { z } from "zod";
import { compareWithinNoise, METRICS, type Metric, type MetricFigures } from "../scoring";
import type { Verdict } from "../verdict";

/** What a run is to make less of. `both`: memory held over time, the integral. */
export const OBJECTIVES = ["time", "memory", "both"] as const;
export const objectiveSchema = z.enum(OBJECTIVES);
export type Objective = z.infer<typeof objectiveSchema>;

const METRIC_OF: Record<Objective, Metric> = { time: "time", memory: "memory", both: "integral" };

export function metricOf(objective: Objective): Metric {
  return METRIC_OF[objective];
}

/** A solution as judged; `figures` is null for anything but AC, and where none could be had. */
export interface JudgedSolution {
  verdict: Verdict;
  figures: MetricFigures | null;
}

/**
 * Whether a candidate takes the place of the best so far: a right solution before a wrong one, then the one that is
 * clearly better in the objective's metric, beyond the noise of both figures. A tie keeps what is there, and so do
 * two wrong ones: nothing says that the newer is better. IE is our own fault and decides nothing.
 */
export function isBetter(candidate: JudgedSolution, best: JudgedSolution | null, objective: Objective): boolean {
  if (candidate.verdict === "IE") return false;
  if (best === null || best.verdict === "IE") return true;
  if ((candidate.verdict === "AC") !== (best.verdict === "AC")) return candidate.verdict === "AC";
  if (candidate.figures === null || best.figures === null) return false;
  const metric = metricOf(objective);
  return compareWithinNoise(candidate.figures[metric], best.figures[metric]) < 0;
}

/** The best of several candidates and what was there before; null stands for what was there. */
export function bestOf<Candidate extends JudgedSolution>(candidates: readonly Candidate[], before: JudgedSolution | null, objective: Objective): Candidate | null {
  return candidates.reduce<Candidate | null>((best, candidate) => (isBetter(candidate, best ?? before, objective) ? candidate : best), null);
}

/** By what share a solution is leaner than another in each metric; null where either has no figure. */
export function gainOver(candidate: JudgedSolution, before: JudgedSolution): Record<Metric, number | null> {
  const gain = (metric: Metric): number | null => {
    const [now, then] = [candidate.figures?.[metric].value, before.figures?.[metric].value];
    return now === undefined || then === undefined ? null : 1 - now / then;
  };
  return Object.fromEntries(METRICS.map((metric) => [metric, gain(metric)])) as Record<Metric, number | null>;
}
