import type { CaseRun, Contamination } from "../measurement";
import { median } from "../stats";
import { gapNs, repeatContamination, sumReadings, TOLERANCE } from "./contamination";
import type { RepeatFigures, Trace } from "./schema";
import { joinTraces } from "./trace";

/** Shares by which gaps may differ and still be the same gap, and by which repeats must show it. */
const SAME_GAP_SHARE = 0.1;
const SHOWN_BY_SHARE = 2 / 3;

/** One repeat of all cases, reduced to what is kept of it. */
export interface MeasuredRepeat {
  figures: RepeatFigures;
  /** What the readings alone say, before repeats are compared. */
  rawContamination: Contamination;
  peakSource: CaseRun["peakSource"];
  perCase: Pick<CaseRun, "caseIndex" | "wallNs" | "cpuNs" | "peakBytes" | "integralByteSeconds" | "integralErrorByteSeconds">[];
  trace: Omit<Trace, "repeat"> | null;
}

function sumOf(runs: readonly CaseRun[], key: "integralByteSeconds" | "integralErrorByteSeconds" | "sampleCount"): number {
  return runs.reduce((sum, run) => sum + run[key], 0);
}

/** Totals of a repeat: wall, CPU and integral summed over the cases, peak the highest of them. */
export function measuredRepeat(runs: readonly CaseRun[], yardstickNs: number | null = null): MeasuredRepeat {
  const contamination = repeatContamination(runs);
  const highest = runs.reduce((best, run) => (run.peakBytes > best.peakBytes ? run : best));
  return {
    figures: {
      ...sumReadings(runs),
      peakBytes: highest.peakBytes,
      integralByteSeconds: sumOf(runs, "integralByteSeconds"),
      integralErrorByteSeconds: sumOf(runs, "integralErrorByteSeconds"),
      sampleCount: sumOf(runs, "sampleCount"),
      maxSampleGapNs: Math.max(...runs.map((run) => run.maxSampleGapNs)),
      contamination,
      yardstickNs,
    },
    rawContamination: contamination,
    peakSource: highest.peakSource,
    perCase: runs.map(({ caseIndex, wallNs, cpuNs, peakBytes, integralByteSeconds, integralErrorByteSeconds }) => ({
      caseIndex,
      wallNs,
      cpuNs,
      peakBytes,
      integralByteSeconds,
      integralErrorByteSeconds,
    })),
    trace: joinTraces(runs),
  };
}

/** A gap that others do not usually cause: nothing explains it, or not so few involuntary switches. */
function mayBeOwnWait({ rawContamination, figures }: MeasuredRepeat): boolean {
  if (rawContamination === "unexplained_gap") return true;
  const usual = figures.involuntarySwitches * TOLERANCE.usualPreemptionNs;
  return rawContamination === "preempted" && gapNs(figures) > usual;
}

/**
 * Compares repeats: a gap that others do not usually cause, and that comes back alike in at least two repeats and
 * in two thirds of those that others did not disturb, is the program's own (it sleeps or waits), and sleeping
 * costs. Those repeats are taken as clean. A gap that differs from repeat to repeat stays contamination.
 */
export function settleContamination(repeats: readonly MeasuredRepeat[]): MeasuredRepeat[] {
  const waiting = repeats.filter(mayBeOwnWait);
  const usualGap = waiting.length === 0 ? 0 : median(waiting.map(({ figures }) => gapNs(figures)));
  const isUsual = (repeat: MeasuredRepeat): boolean =>
    mayBeOwnWait(repeat) &&
    Math.abs(gapNs(repeat.figures) - usualGap) <=
      SAME_GAP_SHARE * usualGap + TOLERANCE.repeatGapPerCaseNs * repeat.perCase.length;
  const usual = repeats.filter(isUsual).length;
  const undisturbed = repeats.filter((repeat) => repeat.rawContamination === null || mayBeOwnWait(repeat)).length;
  const isOwn = usual >= 2 && usual >= SHOWN_BY_SHARE * undisturbed;
  return repeats.map((repeat) => ({
    ...repeat,
    figures: { ...repeat.figures, contamination: isOwn && isUsual(repeat) ? null : repeat.rawContamination },
  }));
}
