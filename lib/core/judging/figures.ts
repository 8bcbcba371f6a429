import { AppError } from "../errors";
import { lowerQuartile, mad, median, medianRelativeError, sumOfQuartiles, sumOfQuartilesRelativeError } from "../stats";
import type { MeasuredRepeat } from "./repeat";
import type { CaseFigures, ExecutionFigures, Spread, Trace } from "./schema";
import type { HostSpeed } from "./yardstick";

type TotalKey = "wallNs" | "cpuNs" | "integralByteSeconds" | "integralErrorByteSeconds";

/**
 * Figures of an execution over its clean repeats, with their spread; `speed` is what the yardstick said meanwhile,
 * null where it was not asked. All repeats are kept as measured, the dropped ones with their reason.
 * Throws AppError internal when none is clean.
 */
export function figuresOf(repeats: readonly MeasuredRepeat[], speed: HostSpeed | null = null): ExecutionFigures {
  const clean = repeats.filter(({ figures }) => figures.contamination === null);
  const first = clean[0];
  if (first === undefined) throw new AppError("internal", "No clean repeat: there is nothing to make figures of.");
  const factor = speed?.factor ?? 1;
  const total = (key: TotalKey): number => factor * sumOfQuartiles(columns(clean, key));
  const perCase = perCaseFigures(clean, factor);
  return {
    wallNs: total("wallNs"),
    cpuNs: total("cpuNs"),
    peakBytes: Math.max(...perCase.map(({ peakBytes }) => peakBytes)),
    integralByteSeconds: total("integralByteSeconds"),
    integralErrorByteSeconds: total("integralErrorByteSeconds"),
    peakSource: first.peakSource,
    spread: spreadOf(clean, speed),
    hostSpeed: speed?.factor ?? null,
    cleanRepeats: clean.length,
    repeats: repeats.map(({ figures }) => figures),
    perCase,
    trace: traceNearest(repeats, median(clean.map(({ figures }) => figures.wallNs))),
  };
}

/** Relative standard error of the wall time that clean repeats give; null for fewer than two. */
export function wallRelativeError(clean: readonly MeasuredRepeat[]): number | null {
  return sumOfQuartilesRelativeError(columns(clean, "wallNs"));
}

function columns(clean: readonly MeasuredRepeat[], key: TotalKey): number[][] {
  return clean.map(({ perCase }) => perCase.map((one) => one[key]));
}

function spreadOf(clean: readonly MeasuredRepeat[], speed: HostSpeed | null): Spread {
  const factor = speed?.factor ?? 1;
  const of = (key: TotalKey | "peakBytes"): number[] => clean.map(({ figures }) => figures[key]);
  const errorOf = (key: TotalKey): number | null => withErrorOf(speed, sumOfQuartilesRelativeError(columns(clean, key)));
  return {
    wallMadNs: factor * mad(of("wallNs")),
    cpuMadNs: factor * mad(of("cpuNs")),
    peakMadBytes: mad(of("peakBytes")),
    integralMadByteSeconds: factor * mad(of("integralByteSeconds")),
    wallRelativeError: errorOf("wallNs"),
    cpuRelativeError: errorOf("cpuNs"),
    peakRelativeError: medianRelativeError(of("peakBytes")),
    integralRelativeError: errorOf("integralByteSeconds"),
  };
}

/** A time related to the yardstick carries the error of both, which are independent. */
function withErrorOf(speed: HostSpeed | null, own: number | null): number | null {
  return own === null ? null : Math.hypot(own, speed?.relativeError ?? 0);
}

function perCaseFigures(clean: readonly MeasuredRepeat[], factor: number): CaseFigures[] {
  const cases = clean[0]?.perCase ?? [];
  return cases.map(({ caseIndex }, position) => {
    const all = (key: "wallNs" | "cpuNs" | "peakBytes" | "integralByteSeconds"): number[] =>
      clean.map(({ perCase }) => perCase[position]?.[key] ?? Number.NaN);
    return {
      caseIndex,
      wallNs: factor * lowerQuartile(all("wallNs")),
      cpuNs: factor * lowerQuartile(all("cpuNs")),
      peakBytes: median(all("peakBytes")),
      integralByteSeconds: factor * lowerQuartile(all("integralByteSeconds")),
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
