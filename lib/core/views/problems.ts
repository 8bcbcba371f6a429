import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { figuresSchema, languageSchema, METHODS, ORIGINS, setSummarySchema, verdictSchema, profileViewSchema } from "./common";

/** An admin took a problem out of the scores, and why. */
export const disabledSchema = z.object({ at: z.string(), reason: z.string() });
export type Disabled = z.infer<typeof disabledSchema>;

export const signalSchema = z.object({ time: z.boolean(), memory: z.boolean(), integral: z.boolean() });

export const problemListItemSchema = z.object({
  slug: z.string(),
  externalId: z.string(),
  title: z.string(),
  difficulty: z.string(),
  tags: z.array(z.string()),
  caseCount: z.number(),
  /** Reference solutions in the language of the list. */
  referenceCount: z.number(),
  /** Those measured as correct on the present profile. */
  calibratedCount: z.number(),
  notScorable: z.string().nullable(),
  disabled: disabledSchema.nullable(),
  /** Fastest and slowest correct reference, wall ns; null before calibration. */
  fastestWallNs: z.number().nullable(),
  slowestWallNs: z.number().nullable(),
  /** Share of judged samples that were accepted; null when none. */
  passRate: z.number().nullable(),
});
export type ProblemListItem = z.infer<typeof problemListItemSchema>;

export const problemListViewSchema = z.object({
  set: setSummarySchema,
  /** Of the reference solutions and samples that are counted; `set.languages` says which others there are. */
  language: languageSchema,
  problems: z.array(problemListItemSchema),
  nextCursor: nextCursorSchema,
});
export type ProblemListView = z.infer<typeof problemListViewSchema>;

export const referenceFigureSchema = z.object({
  referenceId: z.string(),
  executionId: z.string().nullable(),
  label: z.string(),
  language: z.string(),
  verdict: verdictSchema.nullable(),
  figures: figuresSchema.nullable(),
});
export type ReferenceFigure = z.infer<typeof referenceFigureSchema>;

/** The best sample of one submission on the problem (accepted first, then lowest integral). */
export const problemEntrySchema = z.object({
  submissionId: z.string(),
  modelName: z.string(),
  method: z.enum(METHODS),
  iteration: z.number().nullable(),
  origin: z.enum(ORIGINS),
  executionId: z.string(),
  verdict: verdictSchema,
  figures: figuresSchema.nullable(),
  beyondT: z.number(),
  beyondM: z.number(),
  beyondI: z.number(),
  samples: z.number(),
  accepted: z.number(),
});
export type ProblemEntry = z.infer<typeof problemEntrySchema>;

export const problemViewSchema = z.object({
  set: setSummarySchema,
  /** Of profile, references, signal and entries. */
  language: languageSchema,
  /** Those that the problem has reference solutions in. */
  languages: z.array(languageSchema),
  slug: z.string(),
  externalId: z.string(),
  title: z.string(),
  difficulty: z.string(),
  tags: z.array(z.string()),
  url: z.string().nullable(),
  statement: z.string(),
  starterCode: z.record(z.string(), z.string()),
  checkerKind: z.string(),
  limits: z.object({ totalWallMs: z.number(), memoryBytes: z.number(), outputBytes: z.number() }),
  caseCount: z.number(),
  publicCases: z.array(z.object({ input: z.string(), expected: z.string() })),
  notScorable: z.string().nullable(),
  disabled: disabledSchema.nullable(),
  profile: profileViewSchema.nullable(),
  references: z.array(referenceFigureSchema),
  /** Whether references can be told apart beyond noise, by figure; null before calibration. */
  signal: signalSchema.nullable(),
  entries: z.array(problemEntrySchema),
});
export type ProblemView = z.infer<typeof problemViewSchema>;
