import { sortedQuantile } from "./descriptive";
import { normalCdf, studentQuantile975 } from "./distributions";
import { createRandom } from "./random";

/**
 * Fewest units that an interval is given for. Below, the bootstrap covers far less than 95 % (tried on skewed
 * data: 49 % at 2, 71 % at 3, 90 % at 5, 95 % from 8 on), and no interval is better than a false one.
 */
export const LEAST_UNITS = 5;

/** Drawn positions, row by row: resample r of `count` holds `size` positions in [0, size). */
export interface Resamples {
  count: number;
  size: number;
  positions: Uint32Array;
}

export interface Interval {
  low: number;
  high: number;
}

/** Draws `count` resamples of `size` positions with replacement; the same arguments give the same draws. */
export function createResamples(size: number, count: number, seed: number): Resamples {
  const random = createRandom(seed);
  const positions = new Uint32Array(size * count);
  for (let i = 0; i < positions.length; i++) positions[i] = random.below(size);
  return { count, size, positions };
}

/** Mean of `values` in every resample, in the order of the resamples. `values` has `size` entries. */
export function resampledMeans(values: ArrayLike<number>, resamples: Resamples): Float64Array {
  const { count, size, positions } = resamples;
  if (values.length !== size) throw new RangeError(`expected ${size} values, got ${values.length}`);
  const dense = Float64Array.from(values);
  const means = new Float64Array(count);
  for (let r = 0, at = 0; r < count; r++) {
    let sum = 0;
    for (const end = at + size; at < end; at++) sum += dense[positions[at] as number] as number;
    means[r] = sum / size;
  }
  return means;
}

/**
 * Lower tail to cut from a bootstrap distribution of `size` units so that the interval holds 95 %:
 * Phi(-sqrt(n / (n - 1)) t(0.975, n - 1)), the expanded percentile interval (Hesterberg 2015). The plain
 * percentiles 2.5 and 97.5 are too narrow for few units; from some hundred units on the two agree.
 */
export function expandedTail(size: number): number {
  return normalCdf(-Math.sqrt(size / (size - 1)) * studentQuantile975(size - 1));
}

/**
 * 95 % expanded percentile interval of a bootstrap distribution over `size` units.
 * Null for fewer than `LEAST_UNITS` units.
 */
export function bootstrapInterval(distribution: Float64Array, size: number): Interval | null {
  if (size < LEAST_UNITS) return null;
  const ascending = distribution.slice().sort();
  const tail = expandedTail(size);
  return { low: sortedQuantile(ascending, tail), high: sortedQuantile(ascending, 1 - tail) };
}
