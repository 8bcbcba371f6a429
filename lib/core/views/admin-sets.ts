import { z } from "zod";
import { calibrationProgressSchema, languageSchema, verdictSchema } from "./common";

/** Where it is read from: an id of the hub, with or without a revision, or an address. Never a path of the server. */
const sourceSchema = z.string().trim().min(3).max(500).refine(
  (text) => /^https?:\/\/\S+$/i.test(text) || /^(hf:)?[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*(@[\w./-]+)?$/.test(text),
  "give a hub id such as owner/name, or an https address",
);

const optionalText = z.string().trim().max(200).transform((text) => (text === "" ? undefined : text)).optional();

export const importRequestSchema = z.object({
  source: sourceSchema,
  /** Of a hub set: a commit, a tag or a branch. */
  revision: optionalText,
  /** Of a hub set that has several. */
  config: optionalText,
  split: optionalText,
  /** Layout of the rows; found out from their columns where it is not given. */
  layout: z.enum(["venus", "apps"]).optional(),
  /** Short name in addresses. That of a set that is there already makes a new version of it. */
  slug: z.string().trim().max(60).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case letters, digits and single hyphens"),
  name: z.string().trim().min(1).max(100),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

export const IMPORT_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
const rowFaultSchema = z.object({ row: z.number(), where: z.string(), problem: z.string() });
export const rowFaultsSchema = z.array(rowFaultSchema);
export const faultSchema = z.object({ where: z.string(), problem: z.string() });
export const importErrorSchema = z.object({ code: z.string(), message: z.string(), hint: z.string().optional(), faults: z.array(faultSchema).default([]), moreFaults: z.number().default(0) });
export type ImportError = z.infer<typeof importErrorSchema>;

export const importViewSchema = z.object({
  id: z.string(),
  request: importRequestSchema,
  state: z.enum(IMPORT_STATES),
  /** What it is doing now, in words. */
  progress: z.string().nullable(),
  rowsDone: z.number(),
  /** Bad rows: how many, and the first 50 of them. */
  rowFaultCount: z.number(),
  rowFaults: rowFaultsSchema,
  error: importErrorSchema.nullable(),
  /** The version that it made, or found there already. */
  set: z.object({ slug: z.string(), name: z.string(), version: z.string() }).nullable(),
  /** Name of who asked for it; null when the account is gone. */
  by: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type ImportView = z.infer<typeof importViewSchema>;
export const importListSchema = z.object({ imports: z.array(importViewSchema), nextCursor: z.string().nullable() });
export type ImportList = z.infer<typeof importListSchema>;

/** The calibration of a set on one profile, or that it has none there. */
export const setCalibrationSchema = z.object({
  language: languageSchema,
  profileHash: z.string(),
  profileLabel: z.string(),
  /** Whether a living worker can measure on it now. */
  hasWorker: z.boolean(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  progress: calibrationProgressSchema.nullable(),
});
export type SetCalibration = z.infer<typeof setCalibrationSchema>;

export const adminSetSchema = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  version: z.string(),
  versions: z.number(),
  source: z.string(),
  revision: z.string().nullable(),
  importedAt: z.string(),
  problemCount: z.number(),
  scorableCount: z.number(),
  scorableIn: z.array(z.object({ language: languageSchema, count: z.number() })),
  disabledCount: z.number(),
  rowFaultCount: z.number(),
  submissionCount: z.number(),
  calibrations: z.array(setCalibrationSchema),
});
export type AdminSet = z.infer<typeof adminSetSchema>;
export const adminSetListSchema = z.object({ sets: z.array(adminSetSchema), nextCursor: z.string().nullable() });
export type AdminSetList = z.infer<typeof adminSetListSchema>;

/** What may be wrong with problems of a set, each sort a list of its own. */
export const COVERAGE_LISTS = ["disabled", "not-scorable", "no-tests", "no-references", "no-signal", "references-fail", "same-case"] as const;
export const coverageListSchema = z.enum(COVERAGE_LISTS);
export type CoverageListName = z.infer<typeof coverageListSchema>;

export const coverageRowSchema = z.object({
  problem: z.object({ slug: z.string(), title: z.string(), position: z.number() }),
  disabled: z.object({ at: z.string(), reason: z.string() }).nullable(),
  /** What is the matter, in words. */
  what: z.string(),
  /** Programs that show it: failing references, with what became of them. */
  examples: z.array(z.object({ executionId: z.string(), label: z.string(), verdict: verdictSchema, reason: z.string() })),
});
export type CoverageRow = z.infer<typeof coverageRowSchema>;

export const setCoverageSchema = z.object({
  set: z.object({ slug: z.string(), name: z.string(), version: z.string() }),
  language: languageSchema,
  languages: z.array(languageSchema),
  problemCount: z.number(),
  /** Problems whose references were measured in the language, on the profile that pages show. */
  measuredCount: z.number(),
  counts: z.record(coverageListSchema, z.number()),
  list: coverageListSchema,
  rows: z.array(coverageRowSchema),
  nextCursor: z.string().nullable(),
});
export type SetCoverage = z.infer<typeof setCoverageSchema>;

export const calibrationCommandSchema = z.object({ profile: z.string().regex(/^[0-9a-zA-Z]{8,128}$/, "give the hash of a measurement profile"), action: z.enum(["start", "stop", "again"]) });
export type CalibrationCommand = z.infer<typeof calibrationCommandSchema>;

export const coverageQuerySchema = z.object({
  language: languageSchema.optional(),
  list: coverageListSchema.optional(),
  /** Position of the last problem of the page before. */
  cursor: z.coerce.number().int().nonnegative().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
