import type { BenchReport, Details } from "./schema";

/** The figures that are aimed at, out of the parts' own records. */
export type Headline = Omit<BenchReport, "format" | "host" | "versions" | "runs" | "details">;

const percentiles = ({ p50, p95 }: { p50: number; p95: number }) => ({ p50, p95 });

/** The error farthest from nought among the profiles' medians, without its sign. */
function worstMedian(profiles: Details["memory"], key: "integralPct" | "peakPct"): number | null {
  return profiles ? Math.max(...profiles.map((profile) => Math.abs(profile[key].median))) : null;
}

export function headlineOf(details: Details): Headline {
  const { overhead, perturbation, cv, memory, rank } = details;
  return {
    overhead_ms: overhead ? percentiles(overhead.singleMs) : null,
    executions_per_s_core: overhead?.batchedPerSecond ?? null,
    sample_rate_hz: perturbation?.sampleHz.p50 ?? null,
    perturbation_pct: perturbation?.sampled.againstBarePct ?? null,
    cv_pct: cv ? { single: cv.singlePct, reported: cv.reportedPct } : null,
    integral_error_pct: worstMedian(memory, "integralPct"),
    peak_error_pct: worstMedian(memory, "peakPct"),
    rank_correlation: rank?.time.mean ?? null,
    told_apart_pct: details["told-apart"]?.toldApartPct ?? null,
    original: {
      overhead_ms: overhead ? percentiles(overhead.originalMs) : null,
      executions_per_s_core: overhead?.originalPerSecond ?? null,
      sample_rate_hz: perturbation?.originalSampleHz.p50 ?? null,
      perturbation_pct: perturbation?.original.againstBarePct ?? null,
      // It reports every run as it is.
      cv_pct: cv ? { single: cv.originalSinglePct, reported: cv.originalSinglePct } : null,
    },
  };
}

interface Line {
  what: string;
  unit: string;
  here: number | null | undefined;
  original: number | null | undefined;
  aim: string;
  meets: (value: number) => boolean;
}

function lines(report: Headline): Line[] {
  const { original } = report;
  const line = (what: string, unit: string, here: Line["here"], other: Line["original"], sign: "<=" | ">=", bound: number): Line => ({
    what, unit, here, original: other, aim: `${sign} ${bound}`,
    meets: (value) => (sign === "<=" ? Math.abs(value) <= bound : value >= bound),
  });
  return [
    line("overhead of a trivial execution, p50", "ms", report.overhead_ms?.p50, original.overhead_ms?.p50, "<=", 5),
    line("overhead of a trivial execution, p95", "ms", report.overhead_ms?.p95, original.overhead_ms?.p95, "<=", 15),
    line("trivial executions a second and core", "", report.executions_per_s_core, original.executions_per_s_core, ">=", 100),
    line("memory samples a second", "", report.sample_rate_hz, original.sample_rate_hz, ">=", 9000),
    line("perturbation", "%", report.perturbation_pct, original.perturbation_pct, "<=", 1),
    line("coefficient of variation, single runs", "%", report.cv_pct?.single, original.cv_pct?.single, "<=", Number.POSITIVE_INFINITY),
    line("coefficient of variation, reported", "%", report.cv_pct?.reported, original.cv_pct?.reported, "<=", 2),
    line("integral, worst profile", "%", report.integral_error_pct, null, "<=", 2),
    line("peak, worst profile", "%", report.peak_error_pct, null, "<=", 2),
    line("rank correlation of two calibrations", "", report.rank_correlation, null, ">=", 0.95),
    line("10 % in 20 ms told apart", "%", report.told_apart_pct, null, ">=", 95),
  ];
}

function shown(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return "-";
  return `${Number(value.toPrecision(3))}${unit === "" ? "" : ` ${unit}`}`;
}

/** The headline for people: figure, the original's beside it, the aim, and whether it is met. Not measured: left out. */
export function summaryLines(report: Headline): string[] {
  const rows = lines(report)
    .filter(({ here }) => here !== null && here !== undefined)
    .map(({ what, unit, here, original, aim, meets }) => {
      const bound = aim.includes("Infinity") ? "" : `aim ${aim}`;
      const verdict = bound === "" ? "" : meets(here as number) ? "met" : "NOT met";
      return [what, shown(here, unit), `original ${shown(original, unit)}`, bound, verdict];
    });
  const width = (column: number) => Math.max(0, ...rows.map((row) => (row[column] as string).length));
  const widths = [0, 1, 2, 3].map(width);
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
}
