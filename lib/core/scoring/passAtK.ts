import { AppError } from "../errors";
import { mean } from "../stats";

/** Samples of one problem: how many there are, and how many are right. */
export interface PassCount {
  samples: number;
  correct: number;
}

/**
 * Unbiased estimate of the chance that at least one of k samples is right: 1 - C(n - c, k) / C(n, k), as the
 * product 1 - prod (1 - k / i) for i from n - c + 1 to n, which neither overflows nor cancels.
 * Throws AppError invalid_input when k > n, since nothing unbiased is known then, and for counts that are no counts.
 */
export function passAtK({ samples, correct }: PassCount, k: number): number {
  const counts = [samples, correct, k].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!counts || k < 1 || correct > samples) {
    throw new AppError("invalid_input", `Pass@${k} of ${correct} right in ${samples} samples makes no sense.`);
  }
  if (k > samples) {
    throw new AppError("invalid_input", `Pass@${k} needs at least ${k} samples of every problem; one has ${samples}.`, {
      hint: `Ask for Pass@${Math.max(1, samples)} or less, or submit more samples.`,
    });
  }
  let noneRight = 1;
  for (let i = samples - correct + 1; i <= samples; i++) noneRight *= Math.max(0, 1 - k / i);
  return 1 - noneRight;
}

/** Mean of Pass@k over problems. Throws as `passAtK` does, and invalid_input for no problems. */
export function meanPassAtK(problems: readonly PassCount[], k: number): number {
  if (problems.length === 0) throw new AppError("invalid_input", "Pass@k of no problems is not defined.");
  return mean(problems.map((problem) => passAtK(problem, k)));
}
