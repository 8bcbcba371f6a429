import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { setVersionSchema, takenAwaySchema, vouchedSchema, beyondSchema, faultSchema } from "./parts";
import { calibrationProgressSchema, figuresSchema, intervalSchema, languageSchema, METHODS, METRICS, modelViewSchema, ORIGINS, SUBMISSION_STATES, verdictSchema } from "./common";
import { VERDICTS } from "../verdict";
import { quotaViewSchema } from "./quota";

export const sampleRowSchema = z.object({
  sampleId: z.string().describe("Id of the sample."),
  problemSlug: z.string().describe("Short name of the problem."),
  problemTitle: z.string().describe("Title of the problem."),
  position: z.number().describe("Index among the samples of this problem, from 0."),
  language: z.string().describe("Programming language."),
  executionId: z.string().nullable().describe("Null while not judged."),
  verdict: verdictSchema.nullable().describe("How it was judged; null before."),
  reason: z.string().describe("Why it was judged so, in words."),
  figures: figuresSchema.nullable().describe("Medians over repeats; null unless it was accepted."),
  beyond: beyondSchema.nullable().describe("Null until the problem's references are calibrated."),
});
export type SampleRow = z.infer<typeof sampleRowSchema>;

export const submissionViewSchema = z.object({
  id: z.string().describe("Id, as addresses take it."),
  model: modelViewSchema,
  set: setVersionSchema.describe("The set in the version that it was measured on."),
  language: languageSchema.describe("Of all its samples; its scores are among reference solutions in it."),
  method: z.enum(METHODS).describe("How the model was trained."),
  iteration: z.number().nullable().describe("Which iteration of improvement or training; null where none is said."),
  decoding: z.string().nullable().describe("How completions were sampled, in words; null where nothing is said."),
  notes: z.string().nullable().describe("What else there is to say; null for nothing."),
  costUsd: z.number().nullable().describe("What generating the solutions cost, in US dollars."),
  origin: z.enum(ORIGINS).describe("Who brought it: `example` the installation, `user` a person, `published` a paper."),
  format: z.string().describe("Layout of the file."),
  fileName: z.string().nullable().describe("Name of the file; null where it had none."),
  contentHash: z.string().describe("SHA-256 over its programs in order, hex."),
  state: z.enum(SUBMISSION_STATES).describe("How far it is."),
  stateReason: z.string().nullable().describe("Why it failed or was cancelled; null otherwise."),
  sampleCount: z.number().describe("Programs in it."),
  doneCount: z.number().describe("Programs judged so far."),
  verdictCounts: z.record(z.enum(VERDICTS), z.number()).describe("Programs by verdict."),
  secondsLeft: z.number().nullable().describe("Seconds until all samples are judged, from the pace so far; null while nothing can be said."),
  waitingFor: calibrationProgressSchema.nullable().describe("Present while the scores wait for the calibration of the set in the language."),
  pausedBecause: z.string().nullable().describe("Why no worker measures programs in the language now, in words; null while one does, and once all is judged."),
  scores: z.record(z.enum(METRICS), intervalSchema).nullable().describe("Present once scored."),
  scoreVersion: z.string().nullable().describe("Version of the score's formula; null until scored."),
  visibility: z.enum(["private", "public"]).describe("private: its owner and admins see it."),
  publishedAt: z.string().nullable().describe("When it was made public; ISO 8601, UTC. Null while private."),
  hidden: takenAwaySchema.nullable().describe("An admin took it off the public pages."),
  verified: vouchedSchema.nullable().describe("An admin vouches that the model wrote these solutions."),
  duplicateOfId: z.string().nullable().describe("An earlier submission with the same content; null too for a reader who may not see that one."),
  runId: z.string().nullable().describe("The improvement run whose iteration it is; null too for a reader who may not see that run."),
  refundedCount: z.number().describe("Samples given back to the owner's quota: never measured, or failed through our own fault."),
  isMine: z.boolean().describe("Whether it belongs to whoever asks."),
  coverage: z.object({ problems: z.number().describe("Problems that it has programs for."), scorable: z.number().describe("Problems of the set that can be scored.") }).describe("Problems that it has programs for, and problems of the set that can be scored."),
  createdAt: z.string().describe("When it was made; ISO 8601, UTC."),
  startedAt: z.string().nullable().describe("When it began; ISO 8601, UTC. Null before."),
  finishedAt: z.string().nullable().describe("When it ended; ISO 8601, UTC. Null before."),
});
export type SubmissionView = z.infer<typeof submissionViewSchema>;

export const samplePageSchema = z.object({
  rows: z.array(sampleRowSchema).describe("In the order of the set."),
  cursor: z.string().describe("For `after` of a later call."),
  nextCursor: nextCursorSchema,
});
export type SamplePage = z.infer<typeof samplePageSchema>;

export const submissionListSchema = z.object({ submissions: z.array(submissionViewSchema).describe("Newest first."), nextCursor: nextCursorSchema });

/** Server-sent events of a submission page. `event: progress` then `event: samples` with what is new. */
export const submissionEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), submission: submissionViewSchema }),
  z.object({ type: z.literal("samples"), rows: z.array(sampleRowSchema) }),
]);
export type SubmissionEvent = z.infer<typeof submissionEventSchema>;

/** A text that the database can hold. */
const text = (max: number) => z.string().trim().max(max).refine((value) => !value.includes("\u0000"), "holds a NUL character");
const link = z.url({ protocol: /^https?$/ }).max(500);
const modelName = text(200).min(1, "say which model wrote the solutions");

/** As forms and queries send them: numbers and yes or no may be text. */
export const createSubmissionFieldsSchema = z.object({
  set: z.string().min(1).max(100).describe("Short name of the problem set."),
  model: modelName.describe("Name of the model that wrote the solutions."),
  method: z.enum(METHODS).default("vanilla").describe("How the model was trained."),
  iteration: z.coerce.number().int().min(0).max(1000).nullish().describe("Which iteration of improvement or training."),
  decoding: text(200).nullish().describe("How completions were sampled, as `greedy` or `T=0.8, top-p 0.95`."),
  link: link.nullish().describe("Where the model can be found."),
  licence: text(100).nullish().describe("Licence of the model."),
  sizeBillions: z.coerce.number().positive().max(100_000).nullish().describe("Parameters, thousands of millions."),
  openWeights: z.union([z.boolean(), z.stringbool()]).nullish().describe("Whether its weights can be had."),
  costUsd: z.coerce.number().min(0).max(100_000_000).nullish().describe("What generating the solutions cost, US dollars."),
  notes: text(2000).nullish().describe("What else there is to say."),
});
export type CreateSubmissionFields = z.infer<typeof createSubmissionFieldsSchema>;

/** What its owner may change of a submission later: what is said of it, never what was measured. Null takes a word back. */
export const updateSubmissionFieldsSchema = z
  .strictObject({
    model: modelName.describe("Name of the model that wrote the solutions."),
    method: z.enum(METHODS).describe("How the model was trained."),
    iteration: z.number().int().min(0).max(1000).nullable().describe("Which iteration of improvement or training."),
    decoding: text(200).nullable().describe("How completions were sampled, as `greedy` or `T=0.8, top-p 0.95`."),
    link: link.nullable().describe("Where the model can be found."),
    licence: text(100).nullable().describe("Licence of the model."),
    sizeBillions: z.number().positive().max(100_000).nullable().describe("Parameters, thousands of millions."),
    openWeights: z.boolean().nullable().describe("Whether its weights can be had."),
    costUsd: z.number().min(0).max(100_000_000).nullable().describe("What generating the solutions cost, US dollars."),
    notes: text(2000).nullable().describe("What else there is to say."),
  })
  .partial()
  .refine((fields) => Object.keys(fields).length > 0, "name at least one field to change");
export type UpdateSubmissionFields = z.infer<typeof updateSubmissionFieldsSchema>;

/** Which samples are measured again: all of them, or those alone that could not be measured. */
export const RERUN_CHOICES = ["all", "lost"] as const;
export const rerunFieldsSchema = z.strictObject({ samples: z.enum(RERUN_CHOICES).optional().describe("lost: those alone that could not be measured through our own fault.") });

/** Of the first programs of a file, as many as there is time for; at most 50 faults. */
export const syntaxReportSchema = z.object({
  checked: z.number().describe("Programs that were read."),
  unchecked: z.number().describe("Programs that there was no time for."),
  broken: z.number().describe("Programs that do not parse."),
  faults: z.array(faultSchema).describe("The first 50 of those."),
  moreFaults: z.number().describe("How many more there are."),
});

/** What a dry run says of a file before anything is queued. */
export const submissionPreviewSchema = z.object({
  format: z.string().describe("Layout of the file."),
  samples: z.number().describe("Programs in the file."),
  problems: z.number().describe("Problems that it has programs for."),
  scorable: z.number().describe("Problems of the set that can be scored."),
  missing: z.array(z.string()).describe("Short names of problems that can be scored and are not in the file."),
  warnings: z.array(z.string()).describe("What may not be as meant, in words."),
  languages: z.record(z.string(), z.number()).describe("Number of samples by language; a file has one."),
  syntax: syntaxReportSchema.nullable().describe("Programs that do not parse: they may be handed in, and will fail. Null where programs are not read."),
  duplicateOf: z.object({
    id: z.string().describe("Id of the submission."), modelName: z.string().describe("Name of the model."),
    state: z.enum(SUBMISSION_STATES).describe("How far it is."), createdAt: z.string().describe("When it was made; ISO 8601, UTC."),
  }).nullable().describe("An earlier submission of the same content, your own or a public one: handing it in again is allowed."),
  quota: quotaViewSchema.nullable().describe("Of whoever asked, before this file."),
});
export type SubmissionPreview = z.infer<typeof submissionPreviewSchema>;
