import { AppError } from "../errors";
import { bootstrapInterval, LEAST_UNITS, mean, median, resampledMeans, standardDeviation, type Interval } from "../stats";
import { resamplesFor } from "./resampling";

/** One entry of a board: a value per problem; all entries of a board hold the same problems. */
export interface RankEntry {
  id: string;
  perProblem: ReadonlyMap<string, number>;
}

export interface RankedEntry {
  id: string;
  mean: number;
  /** 95 % interval of the mean; null for fewer than five problems. */
  interval: Interval | null;
  /** Best rank that the data allow: 1 + entries significantly better. Ties share it; this is the rank shown. */
  rankLow: number;
  /** Worst rank that the data allow: entries in all - entries significantly worse. */
  rankHigh: number;
}

export interface Ranking {
  /** By rank, then mean, then id: the order says nothing that the ranks do not say. */
  entries: RankedEntry[];
  /** Median over all pairs of 1.96 x the paired standard error; null for fewer than two entries or five problems. */
  smallestDifference: number | null;
}

/** Difference of two entries' means over the same problems. */
export interface PairedDifference {
  /** Mean of a minus mean of b. */
  difference: number;
  /** 95 % interval; null for fewer than five problems. */
  interval: Interval | null;
  /** The interval lies on one side of nought. */
  significant: boolean;
}

interface Resampled {
  values: number[];
  means: Float64Array;
}

/** Values in the order of the sorted problem ids, so that the order of input changes nothing. */
function aligned(entries: readonly RankEntry[]): number[][] {
  const problems = [...(entries[0]?.perProblem.keys() ?? [])].sort();
  return entries.map(({ id, perProblem }) => {
    const missing = problems.find((problem) => !perProblem.has(problem));
    if (missing === undefined && perProblem.size === problems.length && problems.length > 0) {
      return problems.map((problem) => perProblem.get(problem) as number);
    }
    throw new AppError("invalid_input", `Entry ${id} is not scored on the same problems as the others.`, {
      hint: "Compute the scores of all entries of the board again, then rank them.",
    });
  });
}

function resampleAll(entries: readonly RankEntry[]): Resampled[] {
  const values = aligned(entries);
  const resamples = resamplesFor(values[0]?.length ?? 0);
  return values.map((row) => ({ values: row, means: resampledMeans(row, resamples) }));
}

function differences(a: Resampled, b: Resampled): Float64Array {
  return a.means.map((value, index) => value - (b.means[index] as number));
}

function compare(a: Resampled, b: Resampled, distribution: Float64Array): PairedDifference {
  const interval = bootstrapInterval(distribution, a.values.length);
  return {
    difference: mean(a.values) - mean(b.values),
    interval,
    significant: interval !== null && (interval.low > 0 || interval.high < 0),
  };
}

/** Paired difference of two entries on the resamples that ranks use. Throws invalid_input on unequal problems. */
export function pairedDifference(a: RankEntry, b: RankEntry): PairedDifference {
  const [left, right] = resampleAll([a, b]) as [Resampled, Resampled];
  return compare(left, right, differences(left, right));
}

/**
 * Ranks entries by their mean. An entry is significantly better than another when the 95 % interval of their
 * paired difference lies above nought; ties are never broken by date. Throws AppError invalid_input when the
 * entries are not scored on the same problems.
 */
export function rankEntries(entries: readonly RankEntry[]): Ranking {
  if (entries.length === 0) return { entries: [], smallestDifference: null };
  const resampled = resampleAll(entries);
  const better = new Array<number>(entries.length).fill(0);
  const worse = new Array<number>(entries.length).fill(0);
  const standardErrors: number[] = [];
  resampled.forEach((a, i) => {
    for (let j = i + 1; j < resampled.length; j++) {
      const b = resampled[j] as Resampled;
      const distribution = differences(a, b);
      standardErrors.push(standardDeviation(distribution));
      const { significant, interval } = compare(a, b, distribution);
      if (!significant || interval === null) continue;
      const [winner, loser] = interval.low > 0 ? [i, j] : [j, i];
      better[loser] = (better[loser] as number) + 1;
      worse[winner] = (worse[winner] as number) + 1;
    }
  });
  const ranked = entries.map(({ id }, i): RankedEntry => {
    const { values, means } = resampled[i] as Resampled;
    return {
      id,
      mean: mean(values),
      interval: bootstrapInterval(means, values.length),
      rankLow: 1 + (better[i] as number),
      rankHigh: entries.length - (worse[i] as number),
    };
  });
  const problems = resampled[0]?.values.length ?? 0;
  return {
    entries: ranked.sort(byRank),
    smallestDifference: standardErrors.length === 0 || problems < LEAST_UNITS ? null : 1.96 * median(standardErrors),
  };
}

function byRank(a: RankedEntry, b: RankedEntry): number {
  if (a.rankLow !== b.rankLow) return a.rankLow - b.rankLow;
  if (a.mean !== b.mean) return b.mean - a.mean;
  return a.id < b.id ? -1 : 1;
}
