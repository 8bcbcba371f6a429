import type { CaseRun, Contamination } from "../measurement";

/**
 * Tolerances of the contamination test. They are wide on purpose: hosts are virtual machines, every run loses
 * something, and small losses are averaged out by the repeats. The test is there for losses that would move
 * the figure itself.
 */
export const TOLERANCE = {
  /**
   * Wall time that a case may spend off the processor at no fault of the host: waking it at release, taking
   * down its pages, noticing its end from another core. Tenths of a millisecond on a quiet machine; 1 ms keeps
   * clear of that and stays below a scheduler slice (3 ms and more), which is what has to be seen.
   */
  caseGapNs: 1_000_000,
  /** Further share of a case's wall time; for long cases, where timer ticks and page faults add up. */
  caseGapShare: 0.05,
  /** The same per case for a whole repeat: the fixed costs average out over the cases. */
  repeatGapPerCaseNs: 250_000,
  /** Share of a repeat's wall time that may be lost: about what the repeats' own spread shows anyway. */
  repeatGapShare: 0.03,
  /** A case matters to its repeat when it lost more than this share of the repeat's wall time. */
  caseMattersShare: 0.01,
  /** Steal time comes in ticks of 10 ms: one tick may be the rest of earlier losses and proves nothing alone. */
  stealTickNs: 10_000_000,
  /** More than one tick is forgiven up to this share of the wall time. */
  stealShare: 0.02,
  /**
   * Longest time that one involuntary switch costs. Seen on a crowded core (Linux 6.18, 457 disturbed runs): half
   * cost below 1.4 ms a switch, 99 in 100 below 5.4 ms, the worst 7.9 ms. What exceeds it was not preemption.
   */
  preemptionNs: 8_000_000,
  /** What 95 in 100 of them stayed below: a gap beyond this per switch may be the program's own sleep. */
  usualPreemptionNs: 4_000_000,
  /** Up to so many voluntary switches a case was not waiting by itself in many small steps (start, exit, a fault). */
  fewVoluntarySwitches: 5,
  /** Integral: error bound that is still fine, as a share of the integral. */
  integralErrorShare: 0.05,
  /** The sampler missed some twenty deadlines in a row: it was stalled, not merely late. */
  samplerStallNs: 2_000_000,
  /** Share of the wall budget that must have been lost before a time limit counts as the host's fault. */
  timeLimitLostShare: 0.1,
} as const;

/** What the contamination test reads; sums over cases for a whole repeat. */
type Readings = Pick<CaseRun, "wallNs" | "cpuNs" | "stealNs" | "voluntarySwitches" | "involuntarySwitches">;

/** Wall time in which no processor worked for the program. */
export function gapNs(readings: Pick<Readings, "wallNs" | "cpuNs">): number {
  return Math.max(0, readings.wallNs - readings.cpuNs);
}

/** The part of the gap that others took from the program: stolen, or at most one slice per preemption. */
export function lostNs(readings: Readings): number {
  const gap = gapNs(readings);
  const stolen = Math.min(gap, readings.stealNs);
  return stolen + Math.min(gap - stolen, readings.involuntarySwitches * TOLERANCE.preemptionNs);
}

function timeContamination(readings: Readings, toleranceNs: number, cases: number): Contamination {
  const { stealNs, wallNs, voluntarySwitches } = readings;
  if (stealNs > TOLERANCE.stealTickNs + TOLERANCE.stealShare * wallNs) return "steal";
  if (gapNs(readings) <= toleranceNs) return null;
  if (Math.min(gapNs(readings), stealNs) > toleranceNs / 2) return "steal";
  if (lostNs(readings) > toleranceNs) return "preempted";
  return voluntarySwitches <= TOLERANCE.fewVoluntarySwitches * cases ? "unexplained_gap" : null;
}

/**
 * Why one case run must not be used as a figure of its own; null when it may. Cases of few milliseconds are
 * judged by fixed tolerances, since ticks and switches are too coarse for shares.
 */
export function contaminationOf(run: CaseRun): Contamination {
  const tolerance = TOLERANCE.caseGapNs + TOLERANCE.caseGapShare * run.wallNs;
  return timeContamination(run, tolerance, 1) ?? samplerContamination([run]);
}

function samplerContamination(runs: readonly CaseRun[]): Contamination {
  const sampled = runs.filter((run) => run.sampleCount > 0);
  const integral = sampled.reduce((sum, run) => sum + run.integralByteSeconds, 0);
  const error = sampled.reduce((sum, run) => sum + run.integralErrorByteSeconds, 0);
  const stalled = sampled.some((run) => run.maxSampleGapNs > TOLERANCE.samplerStallNs);
  return stalled && error > TOLERANCE.integralErrorShare * integral ? "sampler_gap" : null;
}

/** Sums of the readings of all cases of one repeat. */
export function sumReadings(runs: readonly CaseRun[]): Readings {
  const total = { wallNs: 0, cpuNs: 0, stealNs: 0, voluntarySwitches: 0, involuntarySwitches: 0 };
  for (const run of runs) {
    total.wallNs += run.wallNs;
    total.cpuNs += run.cpuNs;
    total.stealNs += run.stealNs;
    total.voluntarySwitches += run.voluntarySwitches;
    total.involuntarySwitches += run.involuntarySwitches;
  }
  return total;
}

/**
 * Why a whole repeat must not be used: its totals are contaminated, or a single case is and lost so much that
 * the total feels it. A small loss in one case of many does not condemn the repeat.
 */
export function repeatContamination(runs: readonly CaseRun[]): Contamination {
  const total = sumReadings(runs);
  const tolerance =
    TOLERANCE.repeatGapPerCaseNs * Math.max(runs.length, 4) + TOLERANCE.repeatGapShare * total.wallNs;
  const ofTotal = timeContamination(total, tolerance, runs.length);
  if (ofTotal !== null) return ofTotal;
  for (const run of runs) {
    const ofCase = contaminationOf(run);
    const matters = Math.max(gapNs(run), run.stealNs) > TOLERANCE.caseMattersShare * total.wallNs;
    if (ofCase !== null && ofCase !== "sampler_gap" && matters) return ofCase;
  }
  return samplerContamination(runs);
}

/** Wall time of the runs less what others took: what a time limit is about. */
export function ownTimeNs(runs: readonly CaseRun[]): number {
  return runs.reduce((sum, run) => sum + run.wallNs - lostNs(run), 0);
}

/** True when the host took so much of the budget that running into the time limit says nothing of the program. */
export function timeLimitIsHostsFault(runs: readonly CaseRun[], wallBudgetNs: number): boolean {
  const lost = runs.reduce((sum, run) => sum + lostNs(run), 0);
  return lost > TOLERANCE.timeLimitLostShare * wallBudgetNs;
}
