/** Factor that makes the MAD of normal data estimate its standard deviation: 1 / quantile(0.75). */
const MAD_TO_SIGMA = 1.4826;

/** Small-sample corrections of the MAD, n = 2 to 9 (Croux and Rousseeuw 1992); beyond, n / (n - 0.8). */
const MAD_CORRECTION = [1.196, 1.495, 1.363, 1.206, 1.2, 1.14, 1.129, 1.107];

/** Arithmetic mean; NaN for no values. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
}

/** A sorted copy, ascending. */
export function sorted(values: Iterable<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/**
 * Quantile of already sorted values by linear interpolation (Hyndman and Fan's type 7); NaN for no values.
 * @param share between 0 and 1.
 */
export function sortedQuantile(ascending: ArrayLike<number>, share: number): number {
  if (ascending.length === 0) return Number.NaN;
  const position = share * (ascending.length - 1);
  const below = Math.floor(position);
  const low = ascending[below] as number;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] as number;
  return low + (position - below) * (high - low);
}

/** Quantile by linear interpolation; NaN for no values. */
export function quantile(values: Iterable<number>, share: number): number {
  return sortedQuantile(sorted(values), share);
}

/** Middle value, or the mean of the two middle ones; NaN for no values. */
export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}

/** Median absolute deviation from the median, unscaled; NaN for no values. */
export function mad(values: readonly number[]): number {
  const centre = median(values);
  return median(values.map((value) => Math.abs(value - centre)));
}

/**
 * Robust standard deviation: the MAD scaled to normal data, with the correction for small samples.
 * One bad value in five does not move it. NaN for fewer than two values.
 */
export function robustSigma(values: readonly number[]): number {
  const n = values.length;
  if (n < 2) return Number.NaN;
  return MAD_TO_SIGMA * (MAD_CORRECTION[n - 2] ?? n / (n - 0.8)) * mad(values);
}

/** Standard deviation with n - 1 in the denominator; NaN for fewer than two values. */
export function standardDeviation(values: ArrayLike<number>): number {
  if (values.length < 2) return Number.NaN;
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((values[i] as number) - centre) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}
