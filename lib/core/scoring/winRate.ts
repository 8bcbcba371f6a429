import { median } from "../stats";
import type { Metric, MetricFigure, MetricFigures } from "./metrics";
import { compareWithinNoise } from "./noise";

/** Figures of the accepted samples of one entry, by problem. */
export type AcceptedFigures = ReadonlyMap<string, readonly MetricFigures[]>;

export interface WinRate {
  wins: number;
  ties: number;
  losses: number;
  /** (wins + ties / 2) / problems; null when no problem was solved by both. */
  rate: number | null;
}

/** Middle sample of a problem: median of the figures, median of their errors (unknown if any is). */
function middle(samples: readonly MetricFigures[], metric: Metric): MetricFigure {
  const figures = samples.map((sample) => sample[metric]);
  const errors = figures.map((figure) => figure.relativeError);
  const known = errors.filter((error) => error !== null);
  return {
    value: median(figures.map((figure) => figure.value)),
    relativeError: known.length === errors.length ? median(known) : null,
  };
}

/**
 * Pairwise win rate of `a` over `b` in one metric, on the problems that both solved at least once: a win is a
 * figure clearly less, a tie one within the noise band. Rates of a over b and of b over a add up to 1.
 */
export function pairwiseWinRate(a: AcceptedFigures, b: AcceptedFigures, metric: Metric): WinRate {
  const result = { wins: 0, ties: 0, losses: 0 };
  for (const [problemId, samplesA] of a) {
    const samplesB = b.get(problemId) ?? [];
    if (samplesA.length === 0 || samplesB.length === 0) continue;
    const order = compareWithinNoise(middle(samplesA, metric), middle(samplesB, metric));
    result[order < 0 ? "wins" : order > 0 ? "losses" : "ties"]++;
  }
  const problems = result.wins + result.ties + result.losses;
  return { ...result, rate: problems === 0 ? null : (result.wins + result.ties / 2) / problems };
}
