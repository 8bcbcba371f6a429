import { z } from "zod";
import { rowFaultSchema } from "./parts";
import { VERDICTS } from "../verdict";
import { LANGUAGES } from "../problem";

/** Scores as shares from 0 to 1 everywhere in code and API; pages print per cent. */
export const intervalSchema = z
  .object({
    mean: z.number().describe("The score itself."),
    low: z.number().nullable().describe("Lower end of its 95 % interval; null with fewer than five problems, which have none."),
    high: z.number().nullable().describe("Upper end of it; null with fewer than five problems."),
  })
  .describe("A score with its interval, shares from 0 to 1.");
export type Interval = z.infer<typeof intervalSchema>;

export const METRICS = ["beyondI", "beyondT", "beyondM", "passAt1"] as const;
export const metricSchema = z.enum(METRICS);
export type Metric = z.infer<typeof metricSchema>;

export const verdictSchema = z.enum(VERDICTS);
export const languageSchema = z.enum(LANGUAGES);

/** Measured figures of one execution: medians over repeats. Null fields never occur: no figures, no object. */
export const figuresSchema = z.object({
  wallNs: z.number().describe("Elapsed time, ns."),
  cpuNs: z.number().describe("Time on a core, user and system, ns."),
  peakBytes: z.number().describe("Highest memory of the process tree, bytes."),
  integralByteSeconds: z.number().describe("Memory integrated over time, byte seconds."),
});
export type FiguresView = z.infer<typeof figuresSchema>;

/** How far the measuring of a set's reference solutions is on one profile. */
export const calibrationProgressSchema = z.object({
  state: z.enum(["running", "stopped", "done"]).describe("Whether it goes on."),
  total: z.number().describe("Reference solutions to measure."),
  done: z.number().describe("Those that are measured."),
  failed: z.number().describe("Those that were not accepted."),
  secondsLeft: z.number().nullable().describe("Seconds left, from the pace so far; null while nothing can be said."),
});
export type CalibrationProgress = z.infer<typeof calibrationProgressSchema>;

export const profileViewSchema = z.object({
  hash: z.string().describe("By which profiles are told apart."),
  label: z.string().describe("In one line: \"Intel Xeon · 2 cores · cgroup v1 · image 9f3c…\"."),
  cpuModel: z.string().describe("Processor of the host."),
  cores: z.number().describe("Cores that the host has."),
  measuringCores: z.array(z.number()).describe("Numbers of the cores that measure."),
  kernel: z.string().describe("Version of the kernel."),
  cgroupMode: z.string().describe("How the kernel counts memory: cgroup v1 or v2."),
  imageDigest: z.string().describe("Digest of the sandbox image."),
  runnerVersion: z.string().describe("Version of the program that runs solutions in the sandbox."),
  languageVersions: z.record(z.string(), z.string()).describe("Versions of interpreters and compilers, by name."),
  yardstickNs: z.number().nullable().describe("What the yardstick took when the host's reference speed was taken; null in profiles that have none."),
});
export type ProfileView = z.infer<typeof profileViewSchema>;

export const setSummarySchema = z.object({
  slug: z.string().describe("Short name, as addresses have it."),
  name: z.string().describe("As people call it."),
  kind: z.string().describe("Layout that it was imported from."),
  version: z.string().describe("SHA-256 of its content, hex."),
  problemCount: z.number().describe("Problems in it."),
  scorableCount: z.number().describe("Of all languages, or of the one that the summary is about."),
  languages: z.array(languageSchema).describe("Languages that the set can be scored in: scorable problems of it have reference solutions in them."),
  entryCount: z.number().describe("Public submissions that are scored on it."),
  importedAt: z.string().describe("When it was imported; ISO 8601, UTC."),
  source: z.string().describe("Where it was read from."),
  rowFaults: z.array(rowFaultSchema).describe("Rows that could not be used."),
  calibration: calibrationProgressSchema.nullable().describe("How far the measuring of its reference solutions is; null before it begins."),
});
export type SetSummary = z.infer<typeof setSummarySchema>;

export const modelViewSchema = z.object({
  slug: z.string().describe("Short name, as addresses have it."),
  name: z.string().describe("Name of the model."),
  link: z.string().nullable().describe("Where it can be found; null where nobody said."),
  licence: z.string().nullable().describe("Its licence; null where nobody said."),
  openWeights: z.boolean().nullable().describe("Whether its weights can be had; null where nobody said."),
  sizeBillions: z.number().nullable().describe("Parameters, thousands of millions; null where nobody said."),
});
export type ModelView = z.infer<typeof modelViewSchema>;

export const SUBMISSION_STATES = ["queued", "running", "scored", "failed", "cancelled"] as const;
export const METHODS = ["vanilla", "sft", "dpo", "grpo", "other"] as const;
export const ORIGINS = ["example", "user", "published"] as const;
