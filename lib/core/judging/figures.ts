import { AppError } from "../errors";
import { mad, median, medianRelativeError } from "../stats";
import type { MeasuredRepeat } from "./repeat";
import type { CaseFigures, ExecutionFigures, RepeatFigures, Spread, Trace } from "./schema";

type TotalKey = "wallNs" | "cpuNs" | "peakBytes" | "integralByteSeconds" | "integralErrorByteSeconds";

/**
 * Figures of an execution: each metric is the median of its totals over the clean repeats, with its spread.
 * All repeats are kept, the dropped ones with their reason. Throws AppError internal when none is clean.
 */
export function figuresOf(repeats: readonly MeasuredRepeat[]): ExecutionFigures {
  const clean = repeats.filter(({ figures }) => figures.contamination === null);
  const first = clean[0];
  if (first === undefined) throw new AppError("internal", "No clean repeat: there is nothing to make figures of.");
  const totals = (key: TotalKey): number[] => clean.map(({ figures }) => figures[key]);
  const wallNs = median(totals("wallNs"));
  return {
    wallNs,
    cpuNs: median(totals("cpuNs")),
    peakBytes: median(totals("peakBytes")),
    integralByteSeconds: median(totals("integralByteSeconds")),
    integralErrorByteSeconds: median(totals("integralErrorByteSeconds")),
    peakSource: first.peakSource,
    spread: spreadOf(clean.map(({ figures }) => figures)),
    cleanRepeats: clean.length,
    repeats: repeats.map(({ figures }) => figures),
    perCase: perCaseMedians(clean),
    trace: traceNearest(repeats, wallNs),
  };
}

function spreadOf(clean: readonly RepeatFigures[]): Spread {
  const of = (key: TotalKey): number[] => clean.map((figures) => figures[key]);
  return {
    wallMadNs: mad(of("wallNs")),
    cpuMadNs: mad(of("cpuNs")),
    peakMadBytes: mad(of("peakBytes")),
    integralMadByteSeconds: mad(of("integralByteSeconds")),
    wallRelativeError: medianRelativeError(of("wallNs")),
    cpuRelativeError: medianRelativeError(of("cpuNs")),
    peakRelativeError: medianRelativeError(of("peakBytes")),
    integralRelativeError: medianRelativeError(of("integralByteSeconds")),
  };
}

function perCaseMedians(clean: readonly MeasuredRepeat[]): CaseFigures[] {
  const cases = clean[0]?.perCase ?? [];
  return cases.map(({ caseIndex }, position) => {
    const of = (key: "wallNs" | "cpuNs" | "peakBytes" | "integralByteSeconds"): number =>
      median(clean.map(({ perCase }) => perCase[position]?.[key] ?? Number.NaN));
    return {
      caseIndex,
      wallNs: of("wallNs"),
      cpuNs: of("cpuNs"),
      peakBytes: of("peakBytes"),
      integralByteSeconds: of("integralByteSeconds"),
    };
  });
}

/** The trace of the clean repeat whose wall time is nearest the median; null when none was recorded. */
function traceNearest(repeats: readonly MeasuredRepeat[], wallNs: number): Trace | null {
  let nearest: Trace | null = null;
  let distance = Number.POSITIVE_INFINITY;
  repeats.forEach(({ figures, trace }, repeat) => {
    const away = Math.abs(figures.wallNs - wallNs);
    if (figures.contamination !== null || trace === null || away >= distance) return;
    nearest = { ...trace, repeat };
    distance = away;
  });
  return nearest;
}
