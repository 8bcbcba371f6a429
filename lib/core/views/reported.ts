import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { setNameSchema, takenAwaySchema } from "./parts";
import { languageSchema, METHODS, modelViewSchema } from "./common";

const BOUNDS = "must be a share from 0 to 1, which is 0 to 100 %";
const share = z.number(BOUNDS).min(0, BOUNDS).max(1, BOUNDS);
const text = (max: number) => z.string().trim().max(max);

/** A result that somebody reports of themselves: not measured here, so never ranked. Scores are shares from 0 to 1. */
export const reportResultFieldsSchema = z.strictObject({
  set: z.string().min(1).max(100).describe("Short name of the problem set."),
  language: languageSchema.default("python3").describe("Language of the solutions."),
  model: text(200).min(1, "say which model it is about").describe("Name of the model that it is about."),
  method: z.enum(METHODS).default("vanilla").describe("How the model was trained."),
  iteration: z.number().int().min(0).max(1000).nullish().describe("Which iteration of improvement or training."),
  decoding: text(200).nullish().describe("How completions were sampled, as `greedy` or `T=0.8, top-p 0.95`."),
  link: z.url({ protocol: /^https?$/ }).max(500).nullish().describe("Where the model can be found."),
  licence: text(100).nullish().describe("Licence of the model."),
  sizeBillions: z.number().positive().max(100_000).nullish().describe("Parameters, thousands of millions."),
  openWeights: z.boolean().nullish().describe("Whether its weights can be had."),
  passAt1: share.describe("Share of problems solved, 0 to 1."),
  beyondT: share.nullish().describe("Beyond-T as a share, 0 to 1."),
  beyondM: share.nullish().describe("Beyond-M as a share, 0 to 1."),
  beyondI: share.nullish().describe("Beyond-I as a share, 0 to 1."),
  sourceUrl: z.url({ protocol: /^https$/, error: "say where it can be checked, as https://…" }).max(500).describe("Where it can be checked: a paper, a repository, a log."),
  notes: text(2000).nullish().describe("What else there is to say."),
});
export type ReportResultFields = z.input<typeof reportResultFieldsSchema>;

export const reportedResultViewSchema = z.object({
  id: z.string().describe("Id, as addresses take it."),
  set: setNameSchema.describe("The problem set."),
  model: modelViewSchema,
  language: languageSchema.describe("Programming language."),
  method: z.enum(METHODS).describe("How the model was trained."),
  iteration: z.number().nullable().describe("Which iteration of improvement or training; null where none is said."),
  decoding: z.string().nullable().describe("How completions were sampled, in words; null where nothing is said."),
  metrics: z.object({
    passAt1: z.number().describe("Share of problems solved, 0 to 1."), beyondT: z.number().nullable().describe("A share from 0 to 1; null where none is reported."),
    beyondM: z.number().nullable().describe("A share from 0 to 1; null where none is reported."), beyondI: z.number().nullable().describe("A share from 0 to 1; null where none is reported."),
  }).describe("As reported; nobody measured them here."),
  sourceUrl: z.string().describe("Where it can be checked."),
  notes: z.string().nullable().describe("What else there is to say; null for nothing."),
  visibility: z.enum(["private", "public"]).describe("private: its owner and admins see it."),
  hidden: takenAwaySchema.nullable().describe("An admin took it off the public pages."),
  isMine: z.boolean().describe("Whether it belongs to whoever asks."),
  createdAt: z.string().describe("When it was made; ISO 8601, UTC."),
});
export type ReportedResultView = z.infer<typeof reportedResultViewSchema>;

export const reportedResultListSchema = z.object({ reportedResults: z.array(reportedResultViewSchema).describe("Newest first."), nextCursor: nextCursorSchema });
