import { z } from "zod";
import { AppError } from "../errors";
import type { ExecutionFigures } from "../judging/schema";

/** Time is wall clock, memory the peak, integral memory over time; of each, less is better. */
export const METRICS = ["time", "memory", "integral"] as const;
export type Metric = (typeof METRICS)[number];

/** One figure and how well it is known. */
export const metricFigureSchema = z.object({
  /** Nanoseconds, bytes or byte-seconds; above nought. */
  value: z.number().positive(),
  /** Bound on its relative standard error; null where a single repeat was made. */
  relativeError: z.number().nonnegative().nullable(),
});
export type MetricFigure = z.infer<typeof metricFigureSchema>;

export const metricFiguresSchema = z.object({
  time: metricFigureSchema,
  memory: metricFigureSchema,
  integral: metricFigureSchema,
});
export type MetricFigures = z.infer<typeof metricFiguresSchema>;

/** The three figures that scores are made of, out of a measured execution. */
export function metricFiguresOf(figures: ExecutionFigures): MetricFigures {
  const { spread } = figures;
  return {
    time: { value: figures.wallNs, relativeError: spread.wallRelativeError },
    memory: { value: figures.peakBytes, relativeError: spread.peakRelativeError },
    integral: { value: figures.integralByteSeconds, relativeError: spread.integralRelativeError },
  };
}

/** Refuses figures that cannot be true: a time of nought is a failed measurement, not a fast program. */
export function requireFigure(figure: MetricFigure, what: string): void {
  if (Number.isFinite(figure.value) && figure.value > 0) return;
  throw new AppError("invalid_input", `${what} has the figure ${figure.value}, which no measurement gives.`, {
    hint: "Measure it again; a figure must be a number above nought.",
  });
}
