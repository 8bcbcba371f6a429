import { mean, median, quantile, standardDeviation } from "@/lib/core/stats";

/** Median, spread and extremes of a list of figures, in the unit of the figures. */
export interface Distribution {
  count: number;
  p50: number;
  p95: number;
  min: number;
  max: number;
}

/** Throws RangeError for no values: a part that measured nothing must not print a figure. */
export function distributionOf(values: readonly number[]): Distribution {
  if (values.length === 0) throw new RangeError("no values were measured");
  return { count: values.length, p50: median(values), p95: quantile(values, 0.95), min: Math.min(...values), max: Math.max(...values) };
}

/** Coefficient of variation in per cent: standard deviation (n - 1) over mean; NaN for fewer than two values. */
export function cvPct(values: readonly number[]): number {
  return (100 * standardDeviation(values)) / mean(values);
}

/**
 * Coefficient of variation without slow drift, in per cent: the standard deviation from successive differences,
 * sqrt(sum (x[i+1] - x[i])^2 / (2 (n - 1))), over the mean (von Neumann 1941). Equal to `cvPct` for independent
 * values; far below it where the host, not the measurement, changes.
 */
export function successiveCvPct(values: readonly number[]): number {
  let squares = 0;
  for (let i = 1; i < values.length; i++) squares += ((values[i] as number) - (values[i - 1] as number)) ** 2;
  return (100 * Math.sqrt(squares / (2 * (values.length - 1)))) / mean(values);
}

/** How far `value` lies above `reference`, in per cent of the reference. */
export function excessPct(value: number, reference: number): number {
  return (100 * (value - reference)) / reference;
}

export type Estimator = "median" | "minimum" | "lower_quartile";

export const ESTIMATORS: Record<Estimator, (values: readonly number[]) => number> = {
  median: (values) => median(values),
  minimum: (values) => Math.min(...values),
  lower_quartile: (values) => quantile(values, 0.25),
};

/** One trial: the figures of the two programs, the second of which does 10 % more work. */
export interface Trial {
  less: number;
  more: number;
}

/** Share of the trials in which the program with more work has the larger figure, in per cent. A tie is a miss. */
export function toldApartPct(trials: readonly Trial[]): number {
  return (100 * trials.filter(({ less, more }) => less < more).length) / trials.length;
}

/** Figures of the two programs over all trials, each judged against its own mean. */
export function trialsCvPct(trials: readonly Trial[]): number {
  return mean([cvPct(trials.map(({ less }) => less)), cvPct(trials.map(({ more }) => more))]);
}
