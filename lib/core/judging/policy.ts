import { DRIFT_TOLERANCE } from "./yardstick";

/** How many repeats a figure is made of, and when there are enough. */
export interface RepeatPolicy {
  /** Clean repeats that every figure has. */
  min: number;
  /** Clean repeats after which measuring stops, however well the figure is known. */
  max: number;
  /** Measuring stops when the relative standard error of the wall time is at most this. */
  targetRelativeError: number;
}

/** What a caller wants of one judgement. */
export interface JudgingPolicy {
  /** Null: a verdict only, no figures. */
  repeats: RepeatPolicy | null;
  /** `discarded_run`: one more run before the first repeat. `correctness_pass`: that pass was the warm-up. */
  warmUp: "discarded_run" | "correctness_pass";
  /** Contaminated repeats that are dropped and run again before measuring gives up. */
  maxContaminated: number;
  /**
   * Wall time of repeats. Once the clean ones took this long together, no further one starts past `repeats.min`;
   * once the contaminated ones did, measuring gives up. A short program may so be tried often on a busy host,
   * and a long one does not hold a slot for ever.
   */
  measuringBudgetNs: number;
  /** Keep the memory trace of the repeat nearest the median. */
  trace: boolean;
  /**
   * Repeats after which the process that cases are forked from starts anew; null: never. Its place in memory moves
   * all figures of its life by a percent or two, which several of them average out.
   */
  repeatsPerStart: number | null;
  /** Run the yardstick beside every repeat and relate times to it, so that a drift of the host's speed cancels. */
  relateToHost: boolean;
  /** How far off its reference speed the host may be, as a share; beyond that nothing is measured. */
  driftTolerance: number;
}

const OFFICIAL_TARGET = 0.005;

/**
 * Leaderboard and calibration: at least 9 repeats, until known to 0.5 %, at most 15. Solutions of easy problems lie
 * within a few percent of each other, so a percent of noise moves a Beyond score by points.
 */
export const OFFICIAL: JudgingPolicy = {
  repeats: { min: 9, max: 15, targetRelativeError: OFFICIAL_TARGET },
  warmUp: "discarded_run",
  maxContaminated: 40,
  measuringBudgetNs: 60e9,
  trace: true,
  repeatsPerStart: 3,
  relateToHost: true,
  driftTolerance: DRIFT_TOLERANCE,
};

/** Rollouts by the thousand: two runs in all, the correctness pass and one measured repeat. */
export const ROLLOUT: JudgingPolicy = {
  repeats: { min: 1, max: 1, targetRelativeError: 0.02 },
  warmUp: "correctness_pass",
  maxContaminated: 20,
  measuringBudgetNs: 20e9,
  trace: false,
  repeatsPerStart: null,
  relateToHost: false,
  driftTolerance: DRIFT_TOLERANCE,
};

/** Right or wrong, nothing measured. */
export const VERDICT_ONLY: JudgingPolicy = { ...ROLLOUT, repeats: null };

/** The official policy with exactly `count` clean repeats; 0 asks for a verdict only, 1 for the rollout's two runs. */
export function policyForRepeats(count: number): JudgingPolicy {
  if (count === 0) return VERDICT_ONLY;
  if (count === 1) return { ...ROLLOUT, trace: true };
  return { ...OFFICIAL, repeats: { min: count, max: count, targetRelativeError: OFFICIAL_TARGET } };
}
