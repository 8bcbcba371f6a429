import { bootstrapInterval, createResamples, mean, resampledMeans, type Interval, type Resamples } from "../stats";

/** Resamples of every interval and rank. */
export const RESAMPLE_COUNT = 2_000;

/** Seed of score version 1; fixed, so that the same executions give the same intervals and ranks for ever. */
export const RESAMPLE_SEED = 0x2505_2338;

/** A mean over problems and its 95 % interval; the interval is null for fewer than five problems. */
export interface Estimate {
  mean: number;
  interval: Interval | null;
}

/**
 * The resamples for a set of `problems` problems. They depend on the size alone, so all entries of one set share
 * them and differences between entries are paired. A resample draws problems; a drawn problem comes with all
 * of its samples, whose scatter is thereby part of the scatter between problems and is not counted twice.
 */
export function resamplesFor(problems: number, count = RESAMPLE_COUNT, seed = RESAMPLE_SEED): Resamples {
  return createResamples(problems, count, seed);
}

/** Mean of one value per problem, in the set's order, with its bootstrap interval. */
export function estimateMean(values: readonly number[], resamples: Resamples): Estimate {
  const distribution = resampledMeans(values, resamples);
  return { mean: mean(values), interval: bootstrapInterval(distribution, values.length) };
}
