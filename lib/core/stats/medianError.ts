import { median, robustSigma, sorted } from "./descriptive";

/** Standard error of a median over that of a mean, normal data: sqrt(pi / 2). */
const MEDIAN_TO_MEAN_ERROR = Math.sqrt(Math.PI / 2);

/** Half-width of a 95 % normal interval in standard errors. */
const Z95 = 1.96;

export interface MedianInterval {
  low: number;
  high: number;
  /** The chance with which the interval covers the true median, whatever the distribution. */
  coverage: number;
}

/** Chance that at most `successes` of `n` fair coins show heads. */
function fairBinomialCdf(n: number, successes: number): number {
  let term = 0.5 ** n;
  let sum = 0;
  for (let i = 0; i <= successes; i++) {
    sum += term;
    term = (term * (n - i)) / (i + 1);
  }
  return sum;
}

/**
 * Distribution-free interval of the median from order statistics: the narrowest symmetric pair
 * [x(r), x(n + 1 - r)] whose coverage 1 - 2 P(Bin(n, 1/2) <= r - 1) reaches `coverage`. Where n is too small
 * for that the whole range is returned, with the lower coverage that it has. Throws RangeError for no values.
 */
export function medianInterval(values: readonly number[], coverage = 0.93): MedianInterval {
  if (values.length === 0) throw new RangeError("medianInterval needs at least one value");
  const ascending = sorted(values);
  const n = ascending.length;
  let rank = 1;
  while (2 * (rank + 1) <= n && 1 - 2 * fairBinomialCdf(n, rank) >= coverage) rank++;
  return {
    low: ascending[rank - 1] as number,
    high: ascending[n - rank] as number,
    coverage: Math.max(0, 1 - 2 * fairBinomialCdf(n, rank - 1)),
  };
}

/**
 * Bound on the relative standard error of the median, the larger of two estimates:
 * - 1.2533 s / sqrt(n), s being the robust standard deviation (right for clean, near-normal repeats);
 * - half the width of the order-statistic interval / 1.96 (right for skewed repeats and small n, where a MAD
 *   may be small by luck: with 5 repeats this is their whole range).
 * Null for fewer than two values or a median that is not positive: nothing is known then.
 */
export function medianRelativeError(values: readonly number[]): number | null {
  const centre = median(values);
  if (values.length < 2 || !(centre > 0)) return null;
  const fromSpread = (MEDIAN_TO_MEAN_ERROR * robustSigma(values)) / Math.sqrt(values.length);
  const interval = medianInterval(values);
  return Math.max(fromSpread, (interval.high - interval.low) / 2 / Z95) / centre;
}
