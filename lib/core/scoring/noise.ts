import type { MetricFigure } from "./metrics";

/** Two figures nearer than this are never told apart, however small their own errors are. */
export const LEAST_BAND = 0.02;

/** Relative standard error assumed of a figure from one repeat, whose own is unknown. */
export const SINGLE_REPEAT_RELATIVE_ERROR = 0.05;

/** Share of reference pairs that must be told apart for a problem to say something about efficiency. */
export const LEAST_TOLD_APART_SHARE = 0.1;

const Z95 = 1.96;

/**
 * Noise band of two figures, relative: the difference that chance alone exceeds in one of 20 cases,
 * 1.96 sqrt(ea^2 + eb^2), at least 2 %.
 */
export function noiseBand(a: MetricFigure, b: MetricFigure): number {
  const ea = a.relativeError ?? SINGLE_REPEAT_RELATIVE_ERROR;
  const eb = b.relativeError ?? SINGLE_REPEAT_RELATIVE_ERROR;
  return Math.max(LEAST_BAND, Z95 * Math.sqrt(ea * ea + eb * eb));
}

/** -1 when `a` is clearly less, 1 when it is clearly more, 0 within the noise: max / min <= 1 + band. */
export function compareWithinNoise(a: MetricFigure, b: MetricFigure): -1 | 0 | 1 {
  const ratio = Math.max(a.value, b.value) / Math.min(a.value, b.value);
  if (ratio <= 1 + noiseBand(a, b)) return 0;
  return a.value < b.value ? -1 : 1;
}

/** Share of all pairs of references whose figures differ by more than their noise band; 0 for fewer than two. */
export function toldApartShare(references: readonly MetricFigure[]): number {
  let apart = 0;
  references.forEach((a, i) => {
    for (let j = i + 1; j < references.length; j++) {
      if (compareWithinNoise(a, references[j] as MetricFigure) !== 0) apart++;
    }
  });
  const pairs = (references.length * (references.length - 1)) / 2;
  return pairs === 0 ? 0 : apart / pairs;
}

/**
 * False flags a problem with no efficiency signal in this metric: at most 10 % of its reference pairs are told
 * apart, where chance alone would give about 5 %.
 */
export function hasEfficiencySignal(references: readonly MetricFigure[]): boolean {
  return toldApartShare(references) > LEAST_TOLD_APART_SHARE;
}
