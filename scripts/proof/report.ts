import { z } from "zod";
import { beyond, estimateMean, RESAMPLE_COUNT, resamplesFor } from "@/lib/core/scoring";
import { mean, sorted, sortedQuantile } from "@/lib/core/stats";
import type { TrainingProblem } from "@/lib/core/training";

/** A line of what `python -m trainer.evaluate` writes. */
export const sampleSchema = z.object({
  checkpoint: z.string(),
  problem: z.string(),
  heldOut: z.boolean(),
  /** Null where the sandbox failed it. */
  passed: z.boolean().nullable(),
  reward: z.number().nullable(),
  wallNs: z.number().nullable(),
  integralByteSeconds: z.number().nullable(),
  profile: z.string().nullable(),
});
export type ProofSample = z.output<typeof sampleSchema>;

export const METRICS = ["passAt1", "beyondI", "fastShare", "reward"] as const;
export type ProofMetric = (typeof METRICS)[number];

/** A mean over problems with its 95 % interval, null where there are too few problems for one. */
export interface Estimate {
  mean: number;
  lo: number | null;
  hi: number | null;
}

export type Summary = Record<ProofMetric, Estimate> & {
  samples: number;
  /** Samples that the sandbox failed; in no mean. */
  unjudged: number;
};

/** How intervals are made, in words for the report. */
export const INTERVALS = `95 %: expanded percentile bootstrap over problems (of each seed), ${RESAMPLE_COUNT} resamples, samples nested`;

/** What a problem's samples are held against. */
export interface Yardstick {
  /** Memory integrals of its right references, byte seconds. */
  integrals: number[];
  /** A right program counts as fast up to this time, ns: halfway, as a ratio, between the fastest and the middle reference. */
  fastNs: number;
}

export function yardsticks(problems: readonly TrainingProblem[]): Map<string, Yardstick> {
  return new Map(
    problems.map(({ problem, references }) => {
      const figures = references.flatMap((one) => (one.verdict === "AC" && one.figures ? [one.figures] : []));
      const walls = sorted(figures.map(({ wallNs }) => wallNs));
      return [problem, { integrals: figures.map((one) => one.integralByteSeconds), fastNs: Math.sqrt((walls[0] ?? Number.NaN) * sortedQuantile(walls, 0.5)) }];
    }),
  );
}

/**
 * Means over problems, each the mean over its samples. `runs` holds the samples of one checkpoint, a list for each
 * seed: the problems of two seeds are units of their own.
 */
export function summarize(runs: readonly (readonly ProofSample[])[], known: ReadonlyMap<string, Yardstick>): Summary {
  const units = runs.flatMap((samples) => [...Map.groupBy(samples, ({ problem }) => problem).values()]);
  const judged = units.map((samples) => samples.filter(({ passed }) => passed !== null)).filter((samples) => samples.length > 0);
  const estimate = (valueOf: (sample: ProofSample) => number | null): Estimate => {
    const values = judged.map((samples) => samples.map(valueOf).filter((value) => value !== null)).filter((held) => held.length > 0);
    const { mean: middle, interval } = estimateMean(values.map(mean), resamplesFor(values.length));
    return { mean: middle, lo: interval?.low ?? null, hi: interval?.high ?? null };
  };
  const count = units.reduce((sum, samples) => sum + samples.length, 0);
  return {
    samples: count,
    unjudged: count - judged.reduce((sum, samples) => sum + samples.length, 0),
    passAt1: estimate(({ passed }) => Number(passed)),
    beyondI: estimate((sample) => beyondOf(sample, known)),
    fastShare: estimate((sample) => Number(sample.passed === true && (sample.wallNs ?? Number.POSITIVE_INFINITY) <= (known.get(sample.problem)?.fastNs ?? 0))),
    reward: estimate(({ reward }) => reward),
  };
}

function beyondOf({ passed, problem, integralByteSeconds }: ProofSample, known: ReadonlyMap<string, Yardstick>): number {
  if (passed !== true || integralByteSeconds === null) return 0;
  const references = (known.get(problem)?.integrals ?? []).map((value) => ({ value, relativeError: null }));
  return beyond({ value: integralByteSeconds, relativeError: null }, references, "published");
}
