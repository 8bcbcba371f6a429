import { z } from "zod";

export const PARTS = ["overhead", "perturbation", "cv", "memory", "told-apart", "estimators", "startup-one", "startup-many", "rank"] as const;
export type Part = (typeof PARTS)[number];

const figure = z.number();
const percent = z.number();
const percentiles = z.object({ p50: figure, p95: figure });
const spread = z.object({ single: percent, reported: percent });

const distribution = percentiles.extend({ count: z.int().positive(), min: figure, max: figure });

const overhead = z.object({
  /** Wall of `session.run` of one trivial case as the caller sees it, less the case's own wall time. */
  singleMs: distribution,
  /** The same less for a whole execution: open, prepare, load, run and close with its reset. */
  wholeMs: distribution,
  /** Trivial cases in one call of `session.run`. */
  batchedPerSecond: figure,
  /** Trivial cases, one call of `session.run` each. */
  calledPerSecond: figure,
  /** Wall time of the trivial program itself. */
  trivialWallMs: distribution,
  /** Container created to container removed, less the program's time by the container's own clock. */
  originalMs: distribution,
  originalPerSecond: figure,
});

const condition = z.object({
  /** Time of the same loop by the program's own clock. */
  ownMs: distribution,
  /** Median of the ratios to the bare run of the same round, less 1. */
  againstBarePct: percent,
  /** Wall time that the sandbox reports. */
  reportedMs: distribution.nullable(),
  /** Median of reported time over own time, less 1: what start, end and the measurement add. */
  reportedBeyondOwnPct: percent.nullable(),
});

const perturbation = z.object({
  rounds: z.int().positive(),
  bare: condition,
  sampled: condition,
  unsampled: condition,
  original: condition,
  /** Median of the ratios of the sampled to the unsampled run of the same round, less 1. */
  samplerPct: percent,
  /** Samples a second, over runs. */
  sampleHz: distribution,
  maxSampleGapMs: distribution,
  originalSampleHz: distribution,
});

const cv = z.object({
  sessions: z.int().positive(),
  infrastructureErrors: z.int().nonnegative(),
  workMs: figure,
  /** All repeats of all sessions as they came, disturbed ones included. */
  singlePct: percent,
  /** Repeats that passed the contamination test. */
  singleCleanPct: percent,
  contaminatedRepeatsPct: percent,
  /** The judging's figure, one a session. */
  reportedPct: percent,
  /** The same from differences of successive sessions: without the drift of the host. */
  reportedSuccessivePct: percent,
  /** The judging's figure before it is related to the host's speed. */
  reportedUnrelatedPct: percent,
  reportedCpuPct: percent,
  reportedPeakPct: percent,
  reportedIntegralPct: percent,
  repeatsPerSession: distribution,
  originalSinglePct: percent,
  originalSuccessivePct: percent,
  originalPeakPct: percent,
});

const signedErrors = z.object({ median: percent, worst: percent });
const memoryProfile = z.object({
  name: z.string(),
  runs: z.int().positive(),
  addedBytes: figure,
  /** Of the memory that the profile adds to the interpreter's. */
  integralPct: signedErrors,
  peakPct: signedErrors,
  /** Of the whole figure. */
  wholeIntegralPct: signedErrors,
  wholePeakPct: signedErrors,
  /** The bound that the sandbox itself gives on its integral, of the whole figure. */
  statedBoundPct: percent,
});

const estimatorRow = z.object({
  estimator: z.enum(["median", "minimum", "lower_quartile"]),
  repeats: z.int().positive(),
  runs: z.enum(["all", "clean"]),
  /** Divided by the same estimator of the yardstick that ran beside each repeat. */
  related: z.boolean(),
  cvPct: percent,
  toldApartPct: percent,
});

const toldApart = z.object({
  trials: z.int().positive(),
  infrastructureErrors: z.int().nonnegative(),
  workMs: figure,
  toldApartPct: percent,
  cvPct: percent,
  /** Median over trials of the figure with more work over the other, less 1: should be near 10. */
  foundDifferencePct: percent,
  repeatsPerSession: distribution,
});

const estimators = z.object({
  sessions: z.int().positive(),
  trials: z.int().positive(),
  workMs: figure,
  contaminatedRepeatsPct: percent,
  rows: z.array(estimatorRow),
});

const startUpRow = z.object({
  method: z.enum(["fork", "passes_in_fork", "passes_fresh_interpreter"]),
  /** Passes of the case set that one figure costs. */
  passes: z.int().positive(),
  runs: z.enum(["all", "clean"]),
  trials: z.int().positive(),
  cvPct: percent,
  toldApartPct: percent,
  foundDifferencePct: percent,
  /** Figure of a program that keeps its results between passes over that of the honest one. */
  memoisedShare: figure,
});
const startUp = z.object({ cases: z.int().positive(), workMs: figure, rows: z.array(startUpRow) });

const correlation = z.object({ mean: figure.nullable(), least: figure.nullable(), problems: z.int().nonnegative() });
const rank = z.object({
  problems: z.int().positive(),
  references: z.int().positive(),
  /** References that one of the calibrations could not measure. */
  unmeasured: z.int().nonnegative(),
  time: correlation,
  memory: correlation,
  integral: correlation,
  /** Ratio of the second calibration's times to the first's, over all references. */
  timeRatio: distribution,
  withSignal: z.array(z.object({ problem: z.string(), time: figure.nullable(), references: z.int() })),
});

const partRun = z.object({
  part: z.enum(PARTS),
  startedAt: z.iso.datetime(),
  seconds: figure,
  /** One-minute load of the host before and after. */
  load: z.tuple([figure, figure]),
});

export const benchSchema = z.object({
  format: z.literal(1),
  host: z.object({
    cpuModel: z.string(), cores: z.int(), measuringCore: z.int(), helperCores: z.array(z.int()), kernel: z.string(),
    cgroup: z.enum(["v1", "v2"]), memoryBytes: figure,
  }),
  versions: z.object({ docker: z.string(), node: z.string(), python: z.string(), runner: z.string(), image: z.string(), profile: z.string() }),
  runs: z.array(partRun),
  /** The figures that are aimed at; null where their part was not run. */
  overhead_ms: percentiles.nullable(),
  executions_per_s_core: figure.nullable(),
  sample_rate_hz: figure.nullable(),
  perturbation_pct: percent.nullable(),
  cv_pct: spread.nullable(),
  integral_error_pct: percent.nullable(),
  peak_error_pct: percent.nullable(),
  rank_correlation: figure.nullable(),
  told_apart_pct: percent.nullable(),
  /** One container per run with a shell sampler on the same core, measured in the same parts, in turn. */
  original: z.object({
    overhead_ms: percentiles.nullable(),
    executions_per_s_core: figure.nullable(),
    sample_rate_hz: figure.nullable(),
    perturbation_pct: percent.nullable(),
    cv_pct: spread.nullable(),
  }),
  details: z.object({
    overhead: overhead.optional(),
    perturbation: perturbation.optional(),
    cv: cv.optional(),
    memory: z.array(memoryProfile).optional(),
    "told-apart": toldApart.optional(),
    estimators: estimators.optional(),
    "startup-one": startUp.optional(),
    "startup-many": startUp.optional(),
    rank: rank.optional(),
  }),
});

export type BenchReport = z.infer<typeof benchSchema>;
export type Details = BenchReport["details"];
export type Overhead = z.infer<typeof overhead>;
export type Perturbation = z.infer<typeof perturbation>;
export type Condition = z.infer<typeof condition>;
export type Cv = z.infer<typeof cv>;
export type MemoryProfile = z.infer<typeof memoryProfile>;
export type ToldApart = z.infer<typeof toldApart>;
export type EstimatorTable = z.infer<typeof estimators>;
export type EstimatorRow = z.infer<typeof estimatorRow>;
export type StartUp = z.infer<typeof startUp>;
export type StartUpRow = z.infer<typeof startUpRow>;
export type Rank = z.infer<typeof rank>;
