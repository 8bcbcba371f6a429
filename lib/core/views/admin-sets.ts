import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { setVersionSchema, takenAwaySchema, faultSchema, rowFaultSchema } from "./parts";
import { calibrationProgressSchema, languageSchema, verdictSchema } from "./common";

/** Where it is read from: an id of the hub, with or without a revision, or an address. Never a path of the server. */
const sourceSchema = z.string().trim().min(3).max(500).refine(
  (text) => /^https?:\/\/\S+$/i.test(text) || /^(hf:)?[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*(@[\w./-]+)?$/.test(text),
  "give a hub id such as owner/name, or an https address",
);

const optionalText = z.string().trim().max(200).transform((text) => (text === "" ? undefined : text)).optional();

export const importRequestSchema = z.object({
  source: sourceSchema.describe("An id of the Hugging Face hub, or an https address of a Parquet, JSON or JSON lines file."),
  revision: optionalText.describe("Of a hub set: a commit, a tag or a branch."),
  config: optionalText.describe("Of a hub set that has several."),
  split: optionalText.describe("Only this split."),
  layout: z.enum(["venus", "apps"]).optional().describe("Layout of the rows; found out from their columns where it is not given."),
  slug: z.string().trim().max(60).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case letters, digits and single hyphens").describe("Short name in addresses. That of a set that is there already makes a new version of it."),
  name: z.string().trim().min(1).max(100).describe("As people call the set."),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

/** What was asked for: also a file that was uploaded, as `upload:<its name>`. */
export const askedImportSchema = importRequestSchema.extend({ source: z.string().describe("A hub id, an address, or `upload:` and the name of a file.") });

export const MAX_IMPORT_FILE_BYTES = 512 * 1024 * 1024;
/** As an import by address; the file itself is the body. */
export const importFileSchema = importRequestSchema.omit({ source: true, revision: true }).extend({
  fileName: z.string().trim().min(1).max(200).regex(/\.(parquet|jsonl?|ndjson)(\.gz)?$/i, "must end in .parquet, .json, .jsonl or .ndjson, or in one of these and .gz").describe("Name of the file; its ending says nothing of its layout."),
});
export type ImportFileFields = z.infer<typeof importFileSchema>;

export const IMPORT_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export const rowFaultsSchema = z.array(rowFaultSchema);
export const importErrorSchema = z.object({
  code: z.string().describe("Stays the same; decide by it."),
  message: z.string().describe("What is wrong."),
  hint: z.string().optional().describe("What to do about it."),
  faults: z.array(faultSchema).default([]).describe("Where exactly, at most 50."),
  moreFaults: z.number().default(0).describe("How many more there are."),
});
export type ImportError = z.infer<typeof importErrorSchema>;

export const importViewSchema = z.object({
  id: z.string().describe("Id of the import."),
  request: askedImportSchema.describe("What was asked for."),
  state: z.enum(IMPORT_STATES).describe("How far it is."),
  progress: z.string().nullable().describe("What it is doing now, in words."),
  rowsDone: z.number().describe("Rows read so far."),
  rowFaultCount: z.number().describe("Bad rows."),
  rowFaults: rowFaultsSchema.describe("The first 50 bad rows."),
  error: importErrorSchema.nullable().describe("Why it failed; null unless it did."),
  set: setVersionSchema.nullable().describe("The version that it made, or found there already."),
  by: z.string().nullable().describe("Name of who asked for it; null when the account is gone."),
  createdAt: z.string().describe("When it was asked for; ISO 8601, UTC."),
  startedAt: z.string().nullable().describe("When it began; ISO 8601, UTC. Null before."),
  finishedAt: z.string().nullable().describe("When it ended; ISO 8601, UTC. Null before."),
});
export type ImportView = z.infer<typeof importViewSchema>;
export const importListSchema = z.object({ imports: z.array(importViewSchema).describe("Newest first."), nextCursor: nextCursorSchema });
export type ImportList = z.infer<typeof importListSchema>;

/** The calibration of a set on one profile, or that it has none there. */
export const setCalibrationSchema = z.object({
  language: languageSchema.describe("Language of the references."),
  profileHash: z.string().describe("Hash of the measurement profile."),
  profileLabel: z.string().describe("The profile in one line."),
  hasWorker: z.boolean().describe("Whether a living worker can measure on it now."),
  startedAt: z.string().nullable().describe("When it began; ISO 8601, UTC. Null before."),
  finishedAt: z.string().nullable().describe("When it ended; ISO 8601, UTC. Null before."),
  progress: calibrationProgressSchema.nullable().describe("How far it is; null where it has not begun."),
});
export type SetCalibration = z.infer<typeof setCalibrationSchema>;

export const adminSetSchema = z.object({
  slug: z.string().describe("Short name, as addresses have it."),
  name: z.string().describe("As people call it."),
  kind: z.string().describe("Layout that it was imported from."),
  version: z.string().describe("SHA-256 of its content, hex."),
  versions: z.number().describe("Versions of it that are here."),
  source: z.string().describe("Where it was read from."),
  revision: z.string().nullable().describe("Commit of a hub set; null otherwise."),
  importedAt: z.string().describe("When it was imported; ISO 8601, UTC."),
  problemCount: z.number().describe("Problems in it."),
  scorableCount: z.number().describe("Problems that can be scored."),
  scorableIn: z.array(z.object({ language: languageSchema.describe("Language of the references."), count: z.number().describe("Problems that can be scored in it.") })).describe("The same by language."),
  disabledCount: z.number().describe("Problems that an admin took out of the scores."),
  rowFaultCount: z.number().describe("Rows that could not be used."),
  submissionCount: z.number().describe("Submissions to it."),
  calibrations: z.array(setCalibrationSchema).describe("Its calibrations by profile."),
});
export type AdminSet = z.infer<typeof adminSetSchema>;
export const adminSetListSchema = z.object({ sets: z.array(adminSetSchema).describe("By name."), nextCursor: nextCursorSchema });
export type AdminSetList = z.infer<typeof adminSetListSchema>;

/** What may be wrong with problems of a set, each sort a list of its own. */
export const COVERAGE_LISTS = ["disabled", "not-scorable", "no-tests", "no-references", "no-signal", "references-fail", "same-case"] as const;
export const coverageListSchema = z.enum(COVERAGE_LISTS);
export type CoverageListName = z.infer<typeof coverageListSchema>;

export const coverageRowSchema = z.object({
  problem: z.object({ slug: z.string().describe("Short name, as addresses have it."), title: z.string().describe("Its title."), position: z.number().describe("Place in the set, from 0.") }).describe("The problem."),
  disabled: takenAwaySchema.nullable().describe("An admin took it out of the scores; null: nobody did."),
  what: z.string().describe("What is the matter, in words."),
  examples: z.array(z.object({
    executionId: z.string().describe("Id of the execution."), label: z.string().describe("How the set tells the reference from others."),
    verdict: verdictSchema.describe("How it was judged."), reason: z.string().describe("Why, in words."),
  })).describe("Programs that show it: failing references, with what became of them."),
});
export type CoverageRow = z.infer<typeof coverageRowSchema>;

export const setCoverageSchema = z.object({
  set: setVersionSchema.describe("The problem set."),
  language: languageSchema.describe("Language that is looked at."),
  languages: z.array(languageSchema).describe("Languages that there are."),
  problemCount: z.number().describe("Problems in the set."),
  measuredCount: z.number().describe("Problems whose references were measured in the language, on the profile that pages show."),
  counts: z.record(coverageListSchema, z.number()).describe("Problems by what may be wrong with them."),
  list: coverageListSchema.describe("What the rows are of."),
  rows: z.array(coverageRowSchema).describe("Problems, in the order of the set."),
  nextCursor: nextCursorSchema,
});
export type SetCoverage = z.infer<typeof setCoverageSchema>;

export const calibrationCommandSchema = z.object({
  profile: z.string().regex(/^[0-9a-zA-Z]{8,128}$/, "give the hash of a measurement profile").describe("Hash of the measurement profile."),
  action: z.enum(["start", "stop", "again"]).describe("again: measure every reference anew."),
});
export type CalibrationCommand = z.infer<typeof calibrationCommandSchema>;

export const coverageQuerySchema = z.object({
  language: languageSchema.optional().describe("Language to look at."),
  list: coverageListSchema.optional().describe("What to list."),
  cursor: z.coerce.number().int().nonnegative().optional().describe("Position of the last problem of the page before."),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many at most."),
});
