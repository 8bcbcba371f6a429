import { z } from "zod";
import { VERDICTS } from "../verdict";

/** Version of the judging protocol: which runs are made and how figures come from them. */
export const JUDGING_VERSION = 2;

const nonNegative = z.number().nonnegative();
const relativeError = nonNegative.nullable();

export const contaminationSchema = z.enum(["steal", "preempted", "unexplained_gap", "sampler_gap"]);

/** Totals of one repeat as measured: wall, CPU and integral summed over the cases, peak the highest of them. */
export const repeatFiguresSchema = z.object({
  wallNs: nonNegative,
  cpuNs: nonNegative,
  peakBytes: nonNegative,
  integralByteSeconds: nonNegative,
  integralErrorByteSeconds: nonNegative,
  stealNs: nonNegative,
  voluntarySwitches: nonNegative,
  involuntarySwitches: nonNegative,
  sampleCount: nonNegative,
  maxSampleGapNs: nonNegative,
  /** Null: the repeat counts. Else why it was dropped. */
  contamination: contaminationSchema.nullable(),
  /** What the yardstick took just before; null where it was not run. */
  yardstickNs: nonNegative.nullable().default(null),
});
export type RepeatFigures = z.infer<typeof repeatFiguresSchema>;

/** Median absolute deviations of the repeats' totals, and relative standard errors of the figures. */
export const spreadSchema = z.object({
  wallMadNs: nonNegative,
  cpuMadNs: nonNegative,
  peakMadBytes: nonNegative,
  integralMadByteSeconds: nonNegative,
  /** Null where one repeat alone was made: the error is unknown, not nought. */
  wallRelativeError: relativeError,
  cpuRelativeError: relativeError,
  peakRelativeError: relativeError,
  integralRelativeError: relativeError,
});
export type Spread = z.infer<typeof spreadSchema>;

export const caseFiguresSchema = z.object({
  caseIndex: z.int().nonnegative(),
  wallNs: nonNegative,
  cpuNs: nonNegative,
  peakBytes: nonNegative,
  integralByteSeconds: nonNegative,
});
export type CaseFigures = z.infer<typeof caseFiguresSchema>;

/** Memory over time of one repeat, its cases one after the other; at most 500 points. */
export const traceSchema = z.object({
  points: z.array(z.object({ tNs: nonNegative, bytes: nonNegative })).max(500),
  /** Where each case begins on the common time axis. */
  caseStarts: z.array(z.object({ caseIndex: z.int().nonnegative(), tNs: nonNegative })),
  /** Index into `repeats`. */
  repeat: z.int().nonnegative(),
});
export type Trace = z.infer<typeof traceSchema>;

/**
 * What a program took. Times and integrals: each case's lower quartile over the clean repeats, summed over the cases
 * and related to the host's reference speed (multiplied by `hostSpeed`). Peak: the highest median of a case.
 */
export const figuresSchema = z.object({
  wallNs: nonNegative.describe("Elapsed time, ns."),
  cpuNs: nonNegative.describe("Time on a core, user and system, ns."),
  peakBytes: nonNegative.describe("Highest memory of the process tree, bytes."),
  integralByteSeconds: nonNegative.describe("Memory integrated over time, byte seconds."),
  integralErrorByteSeconds: nonNegative.describe("Bound on the error of the integral from reading memory now and then, byte seconds."),
  peakSource: z.enum(["cgroup_v2_peak", "cgroup_v1_max_usage", "rss_tree"]).describe("How the highest memory was read."),
  spread: spreadSchema,
  /** Speed of the host meanwhile against its reference; null: times are as measured. */
  hostSpeed: z.number().positive().nullable().default(null),
  cleanRepeats: z.int().positive().describe("Repeats behind the medians."),
  repeats: z.array(repeatFiguresSchema),
  perCase: z.array(caseFiguresSchema),
  trace: traceSchema.nullable(),
});
export type ExecutionFigures = z.infer<typeof figuresSchema>;

/** What an owner may see of a failure. Texts are cut and hold no NUL, so that any store takes them. */
export const evidenceSchema = z.object({
  exitCode: z.int().nullable().describe("Exit status; null where a signal ended it."),
  signal: z.int().nullable().describe("Number of the signal that ended it; null without."),
  stderrTail: z.string().describe("The end of what it wrote to stderr."),
  compileOutput: z.string().describe("Compiler output for CE; else empty."),
  publicCase: z
    .object({ input: z.string().describe("What the program read."), expected: z.string().describe("The right answer."), actual: z.string().describe("What it answered.") })
    .nullable()
    .describe("The failing case, only when it is public; null for hidden ones."),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Milliseconds spent per phase; null for a phase that did not take place. */
export const phaseDurationsSchema = z.object({
  prepareMs: nonNegative,
  correctnessMs: nonNegative.nullable(),
  warmUpMs: nonNegative.nullable(),
  measuringMs: nonNegative.nullable(),
});
export type PhaseDurations = z.infer<typeof phaseDurationsSchema>;

/** One sample judged, and measured where the policy asked for it and the verdict is AC. */
export const judgedExecutionSchema = z.object({
  judgingVersion: z.literal(JUDGING_VERSION),
  verdict: z.enum(VERDICTS),
  /** One sentence; never holds an expected output of a hidden case. */
  reason: z.string(),
  /** Index of the case that decided the verdict; null for AC, CE and IE of the whole. */
  failingCase: z.int().nonnegative().nullable(),
  /** Cases found right before the verdict fell. */
  passedCases: z.int().nonnegative(),
  totalCases: z.int().positive(),
  evidence: evidenceSchema,
  figures: figuresSchema.nullable(),
  phases: phaseDurationsSchema,
});
export type JudgedExecution = z.infer<typeof judgedExecutionSchema>;
