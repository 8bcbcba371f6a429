import { quantile, standardDeviation } from "./descriptive";
import { createResamples } from "./bootstrap";

/** Draws for the error of a sum of quartiles: its own error, 5 %, is small against what it decides. */
const RESAMPLES = 200;
const SEED = 1;
/** Columns that the error is taken over; more are added up in groups first, which bounds the work and only widens it. */
const MAX_COLUMNS = 32;

/** The lower quartile of repeated times; NaN for none. Disturbances only ever add time, so it holds still longer than the median. */
export function lowerQuartile(times: readonly number[]): number {
  return quantile(times, 0.25);
}

/**
 * Sum over columns of the column's lower quartile over rows; rows are repeats, columns test cases, all rows equally
 * long. A disturbance that meets one case of one repeat is gone, where in an estimate from the rows' sums it would
 * move that row. NaN for no rows.
 */
export function sumOfQuartiles(rows: readonly (readonly number[])[]): number {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) return Number.NaN;
  let sum = 0;
  for (let column = 0; column < columns; column++) sum += lowerQuartile(rows.map((row) => row[column] as number));
  return sum;
}

/**
 * Relative standard error of `sumOfQuartiles` by the bootstrap over rows, so that what moves all cases of a repeat
 * together counts in full. Null for fewer than two rows or a sum that is not positive: nothing is known then.
 */
export function sumOfQuartilesRelativeError(rows: readonly (readonly number[])[]): number | null {
  const sum = sumOfQuartiles(rows);
  if (rows.length < 2 || !(sum > 0)) return null;
  const grouped = rows.map(inGroups);
  const { count, size, positions } = createResamples(rows.length, RESAMPLES, SEED);
  const sums = Array.from({ length: count }, (_, r) =>
    sumOfQuartiles(Array.from(positions.subarray(r * size, (r + 1) * size), (at) => grouped[at] as readonly number[])),
  );
  return standardDeviation(sums) / sum;
}

function inGroups(row: readonly number[]): readonly number[] {
  if (row.length <= MAX_COLUMNS) return row;
  const groups = new Array<number>(MAX_COLUMNS).fill(0);
  row.forEach((value, column) => (groups[column % MAX_COLUMNS] = (groups[column % MAX_COLUMNS] as number) + value));
  return groups;
}
