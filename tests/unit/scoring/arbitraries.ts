import fc from "fast-check";
import type { MetricFigure, MetricFigures, ScorableExecution } from "@/lib/core/scoring";
import { createRandom, type RandomSource } from "@/lib/core/stats";

export const figure: fc.Arbitrary<MetricFigure> = fc.record({
  value: fc.integer({ min: 1, max: 2 ** 40 }),
  relativeError: fc.option(fc.double({ min: 0, max: 0.3, noNaN: true })),
});

/** Near values too, so that ties and noise bands happen. */
export const references: fc.Arbitrary<MetricFigure[]> = fc.array(
  fc.oneof(figure, fc.record({ value: fc.integer({ min: 90, max: 110 }), relativeError: fc.constant(0.01) })),
  { minLength: 1, maxLength: 30 },
);

export function exactly(value: number, relativeError: number | null = 0): MetricFigure {
  return { value, relativeError };
}

/** The same value in all three metrics. */
export function figuresAt(value: number): MetricFigures {
  return { time: exactly(value), memory: exactly(value), integral: exactly(value) };
}

export function accepted(problemId: string, value: number, sample = 0): ScorableExecution {
  return { problemId, sample, verdict: "AC", profileHash: "here", figures: figuresAt(value) };
}

/** Standard normal deviate by Box and Muller. */
export function normal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
}

/** Scores of an entry on synthetic problems: a common difficulty per problem and the entry's own luck. */
export function syntheticScores(seed: number, problems: number, shift: number): Map<string, number> {
  const common = createRandom(1);
  const own = createRandom(seed);
  const clip = (value: number): number => Math.max(0, Math.min(1, value));
  return new Map(
    Array.from({ length: problems }, (_, i) => [
      `p${i}`,
      clip(0.5 + 0.2 * normal(common) + 0.05 * normal(own) + shift),
    ]),
  );
}
