import { mean } from "./descriptive";

/** Ranks from 1; equal values share the mean of their ranks. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++;
    for (let i = start; i < end; i++) ranks[order[i] as number] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/**
 * Spearman's rank correlation, in [-1, 1]; ties by mid-ranks (Pearson's correlation of the ranks).
 * Null where it is not defined: fewer than two pairs, or one side constant. Throws RangeError on unequal lengths.
 */
export function spearman(left: readonly number[], right: readonly number[]): number | null {
  if (left.length !== right.length) throw new RangeError("spearman needs two lists of equal length");
  const a = midRanks(left);
  const b = midRanks(right);
  const centre = mean(a);
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    const deviationA = (a[i] as number) - centre;
    const deviationB = (b[i] as number) - centre;
    product += deviationA * deviationB;
    squaresA += deviationA ** 2;
    squaresB += deviationB ** 2;
  }
  if (!(squaresA > 0) || !(squaresB > 0)) return null;
  return Math.max(-1, Math.min(1, product / Math.sqrt(squaresA * squaresB)));
}
