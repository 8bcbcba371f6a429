import { z } from "zod";
import { languageSchema, METHODS, modelViewSchema } from "./common";

const BOUNDS = "must be a share from 0 to 1, which is 0 to 100 %";
const share = z.number(BOUNDS).min(0, BOUNDS).max(1, BOUNDS);
const text = (max: number) => z.string().trim().max(max);

/** A result that somebody reports of themselves: not measured here, so never ranked. Scores are shares from 0 to 1. */
export const reportResultFieldsSchema = z.strictObject({
  set: z.string().min(1).max(100),
  language: languageSchema.default("python3"),
  model: text(200).min(1, "say which model it is about"),
  method: z.enum(METHODS).default("vanilla"),
  iteration: z.number().int().min(0).max(1000).nullish(),
  decoding: text(200).nullish(),
  link: z.url({ protocol: /^https?$/ }).max(500).nullish(),
  licence: text(100).nullish(),
  sizeBillions: z.number().positive().max(100_000).nullish(),
  openWeights: z.boolean().nullish(),
  passAt1: share,
  beyondT: share.nullish(),
  beyondM: share.nullish(),
  beyondI: share.nullish(),
  /** Where it can be checked: a paper, a repository, a log. */
  sourceUrl: z.url({ protocol: /^https$/, error: "say where it can be checked, as https://…" }).max(500),
  notes: text(2000).nullish(),
});
export type ReportResultFields = z.input<typeof reportResultFieldsSchema>;

export const reportedResultViewSchema = z.object({
  id: z.string(),
  set: z.object({ slug: z.string(), name: z.string() }),
  model: modelViewSchema,
  language: languageSchema,
  method: z.enum(METHODS),
  iteration: z.number().nullable(),
  decoding: z.string().nullable(),
  /** As reported; nobody measured them here. */
  metrics: z.object({ passAt1: z.number(), beyondT: z.number().nullable(), beyondM: z.number().nullable(), beyondI: z.number().nullable() }),
  sourceUrl: z.string(),
  notes: z.string().nullable(),
  visibility: z.enum(["private", "public"]),
  /** An admin took it off the public pages. */
  hidden: z.object({ at: z.string(), reason: z.string() }).nullable(),
  isMine: z.boolean(),
  createdAt: z.string(),
});
export type ReportedResultView = z.infer<typeof reportedResultViewSchema>;

export const reportedResultListSchema = z.object({ reportedResults: z.array(reportedResultViewSchema), nextCursor: z.string().nullable() });
