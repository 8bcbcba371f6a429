import { z } from "zod";
import { VERDICTS } from "../verdict";
import { LANGUAGES } from "../problem";

/** Scores as shares from 0 to 1 everywhere in code and API; pages print per cent. */
export const intervalSchema = z.object({ mean: z.number(), low: z.number(), high: z.number() });
export type Interval = z.infer<typeof intervalSchema>;

export const METRICS = ["beyondI", "beyondT", "beyondM", "passAt1"] as const;
export const metricSchema = z.enum(METRICS);
export type Metric = z.infer<typeof metricSchema>;

export const verdictSchema = z.enum(VERDICTS);
export const languageSchema = z.enum(LANGUAGES);

/** Measured figures of one execution: medians over repeats. Null fields never occur: no figures, no object. */
export const figuresSchema = z.object({
  wallNs: z.number(),
  cpuNs: z.number(),
  peakBytes: z.number(),
  integralByteSeconds: z.number(),
});
export type FiguresView = z.infer<typeof figuresSchema>;

/** How far the measuring of a set's reference solutions is on one profile. */
export const calibrationProgressSchema = z.object({
  state: z.enum(["running", "stopped", "done"]),
  total: z.number(),
  done: z.number(),
  failed: z.number(),
  /** Seconds left, from the pace so far; null while nothing can be said. */
  secondsLeft: z.number().nullable(),
});
export type CalibrationProgress = z.infer<typeof calibrationProgressSchema>;

export const profileViewSchema = z.object({
  hash: z.string(),
  /** "Intel Xeon · 2 cores · cgroup v1 · image 9f3c…" */
  label: z.string(),
  cpuModel: z.string(),
  cores: z.number(),
  measuringCores: z.array(z.number()),
  kernel: z.string(),
  cgroupMode: z.string(),
  imageDigest: z.string(),
  runnerVersion: z.string(),
  languageVersions: z.record(z.string(), z.string()),
  /** What the yardstick took when the host's reference speed was taken; null in profiles that have none. */
  yardstickNs: z.number().nullable(),
});
export type ProfileView = z.infer<typeof profileViewSchema>;

export const setSummarySchema = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  version: z.string(),
  problemCount: z.number(),
  /** Of all languages, or of the one that the summary is about. */
  scorableCount: z.number(),
  /** Languages that the set can be scored in: scorable problems of it have reference solutions in them. */
  languages: z.array(languageSchema),
  entryCount: z.number(),
  importedAt: z.string(),
  source: z.string(),
  rowFaults: z.array(z.object({ row: z.number(), where: z.string(), problem: z.string() })),
  calibration: calibrationProgressSchema.nullable(),
});
export type SetSummary = z.infer<typeof setSummarySchema>;

export const modelViewSchema = z.object({
  slug: z.string(),
  name: z.string(),
  link: z.string().nullable(),
  licence: z.string().nullable(),
  openWeights: z.boolean().nullable(),
  sizeBillions: z.number().nullable(),
});
export type ModelView = z.infer<typeof modelViewSchema>;

export const SUBMISSION_STATES = ["queued", "running", "scored", "failed", "cancelled"] as const;
export const METHODS = ["vanilla", "sft", "dpo", "grpo", "other"] as const;
export const ORIGINS = ["example", "user", "published"] as const;
