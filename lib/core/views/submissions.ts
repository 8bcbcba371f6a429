import { z } from "zod";
import { calibrationProgressSchema, figuresSchema, intervalSchema, languageSchema, METHODS, METRICS, modelViewSchema, ORIGINS, SUBMISSION_STATES, verdictSchema } from "./common";
import { VERDICTS } from "../verdict";
import { quotaViewSchema } from "./quota";

export const sampleRowSchema = z.object({
  sampleId: z.string(),
  problemSlug: z.string(),
  problemTitle: z.string(),
  position: z.number(),
  language: z.string(),
  /** Null while not judged. */
  executionId: z.string().nullable(),
  verdict: verdictSchema.nullable(),
  reason: z.string(),
  figures: figuresSchema.nullable(),
  /** Null until the problem's references are calibrated. */
  beyond: z.object({ t: z.number(), m: z.number(), i: z.number() }).nullable(),
});
export type SampleRow = z.infer<typeof sampleRowSchema>;

export const submissionViewSchema = z.object({
  id: z.string(),
  model: modelViewSchema,
  set: z.object({ slug: z.string(), name: z.string(), version: z.string() }),
  /** Of all its samples; its scores are among reference solutions in it. */
  language: languageSchema,
  method: z.enum(METHODS),
  iteration: z.number().nullable(),
  decoding: z.string().nullable(),
  notes: z.string().nullable(),
  /** What generating the solutions cost, in US dollars. */
  costUsd: z.number().nullable(),
  origin: z.enum(ORIGINS),
  format: z.string(),
  fileName: z.string().nullable(),
  contentHash: z.string(),
  state: z.enum(SUBMISSION_STATES),
  stateReason: z.string().nullable(),
  sampleCount: z.number(),
  doneCount: z.number(),
  verdictCounts: z.record(z.enum(VERDICTS), z.number()),
  /** Seconds until all samples are judged, from the pace so far; null while nothing can be said. */
  secondsLeft: z.number().nullable(),
  /** Present while the scores wait for the calibration of the set in the language. */
  waitingFor: calibrationProgressSchema.nullable(),
  /** Why no worker measures programs in the language now, in words; null while one does, and once all is judged. */
  pausedBecause: z.string().nullable(),
  /** Present once scored. */
  scores: z.record(z.enum(METRICS), intervalSchema).nullable(),
  scoreVersion: z.string().nullable(),
  /** private: its owner and admins see it. */
  visibility: z.enum(["private", "public"]),
  publishedAt: z.string().nullable(),
  /** An admin took it off the public pages. */
  hidden: z.object({ at: z.string(), reason: z.string() }).nullable(),
  /** An admin vouches that the model wrote these solutions. */
  verified: z.object({ at: z.string(), note: z.string() }).nullable(),
  /** An earlier submission with the same content; null too for a reader who may not see that one. */
  duplicateOfId: z.string().nullable(),
  /** Samples given back to the owner's quota: never measured, or failed through our own fault. */
  refundedCount: z.number(),
  isMine: z.boolean(),
  coverage: z.object({ problems: z.number(), scorable: z.number() }),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type SubmissionView = z.infer<typeof submissionViewSchema>;

export const samplePageSchema = z.object({
  rows: z.array(sampleRowSchema),
  /** For `after` of a later call. */
  cursor: z.string(),
  nextCursor: z.string().nullable(),
});
export type SamplePage = z.infer<typeof samplePageSchema>;

export const submissionListSchema = z.object({ submissions: z.array(submissionViewSchema), nextCursor: z.string().nullable() });

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
  set: z.string().min(1).max(100),
  model: modelName,
  method: z.enum(METHODS).default("vanilla"),
  iteration: z.coerce.number().int().min(0).max(1000).nullish(),
  decoding: text(200).nullish(),
  link: link.nullish(),
  licence: text(100).nullish(),
  sizeBillions: z.coerce.number().positive().max(100_000).nullish(),
  openWeights: z.union([z.boolean(), z.stringbool()]).nullish(),
  /** US dollars. */
  costUsd: z.coerce.number().min(0).max(100_000_000).nullish(),
  notes: text(2000).nullish(),
});
export type CreateSubmissionFields = z.infer<typeof createSubmissionFieldsSchema>;

/** What its owner may change of a submission later: what is said of it, never what was measured. Null takes a word back. */
export const updateSubmissionFieldsSchema = z
  .strictObject({
    model: modelName,
    method: z.enum(METHODS),
    iteration: z.number().int().min(0).max(1000).nullable(),
    decoding: text(200).nullable(),
    link: link.nullable(),
    licence: text(100).nullable(),
    sizeBillions: z.number().positive().max(100_000).nullable(),
    openWeights: z.boolean().nullable(),
    costUsd: z.number().min(0).max(100_000_000).nullable(),
    notes: text(2000).nullable(),
  })
  .partial()
  .refine((fields) => Object.keys(fields).length > 0, "name at least one field to change");
export type UpdateSubmissionFields = z.infer<typeof updateSubmissionFieldsSchema>;

/** Which samples are measured again: all of them, or those alone that could not be measured. */
export const RERUN_CHOICES = ["all", "lost"] as const;
export const rerunFieldsSchema = z.strictObject({ samples: z.enum(RERUN_CHOICES).optional() });

/** Of the first programs of a file, as many as there is time for; at most 50 faults. */
export const syntaxReportSchema = z.object({
  checked: z.number(),
  unchecked: z.number(),
  broken: z.number(),
  faults: z.array(z.object({ where: z.string(), problem: z.string() })),
  moreFaults: z.number(),
});

/** What a dry run says of a file before anything is queued. */
export const submissionPreviewSchema = z.object({
  format: z.string(),
  samples: z.number(),
  problems: z.number(),
  scorable: z.number(),
  missing: z.array(z.string()),
  warnings: z.array(z.string()),
  /** Number of samples by language; a file has one. */
  languages: z.record(z.string(), z.number()),
  /** Programs that do not parse: they may be handed in, and will fail. Null where programs are not read. */
  syntax: syntaxReportSchema.nullable(),
  /** An earlier submission of the same content, your own or a public one: handing it in again is allowed. */
  duplicateOf: z.object({ id: z.string(), modelName: z.string(), state: z.enum(SUBMISSION_STATES), createdAt: z.string() }).nullable(),
  /** Of whoever asked, before this file. */
  quota: quotaViewSchema.nullable(),
});
export type SubmissionPreview = z.infer<typeof submissionPreviewSchema>;
