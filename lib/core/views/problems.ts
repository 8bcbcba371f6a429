import { z } from "zod";
import { takenAwaySchema, limitsViewSchema } from "./parts";
import { nextCursorSchema } from "../paging";
import { figuresSchema, languageSchema, METHODS, ORIGINS, setSummarySchema, verdictSchema, profileViewSchema } from "./common";

/** An admin took a problem out of the scores, and why. */
export const disabledSchema = takenAwaySchema;
export type Disabled = z.infer<typeof disabledSchema>;

export const signalSchema = z.object({ time: z.boolean().describe("By time."), memory: z.boolean().describe("By memory."), integral: z.boolean().describe("By memory integral.") });

export const problemListItemSchema = z.object({
  slug: z.string().describe("Short name, as addresses have it."),
  externalId: z.string().describe("Its id where the set comes from."),
  title: z.string().describe("Its title."),
  difficulty: z.string().describe("As the set says it."),
  tags: z.array(z.string()).describe("Topics."),
  caseCount: z.number().describe("Test cases."),
  referenceCount: z.number().describe("Reference solutions in the language of the list."),
  calibratedCount: z.number().describe("Those measured as correct on the present profile."),
  notScorable: z.string().nullable().describe("Why it cannot be scored; null where it can."),
  disabled: disabledSchema.nullable().describe("An admin took it out of the scores; null: nobody did."),
  fastestWallNs: z.number().nullable().describe("Wall time of the fastest correct reference, ns; null before calibration."),
  slowestWallNs: z.number().nullable().describe("Wall time of the slowest correct reference, ns; null before calibration."),
  passRate: z.number().nullable().describe("Share of judged samples that were accepted; null when none."),
});
export type ProblemListItem = z.infer<typeof problemListItemSchema>;

export const problemListViewSchema = z.object({
  set: setSummarySchema,
  language: languageSchema.describe("Of the reference solutions and samples that are counted; `set.languages` says which others there are."),
  problems: z.array(problemListItemSchema).describe("In the order of the set."),
  nextCursor: nextCursorSchema,
});
export type ProblemListView = z.infer<typeof problemListViewSchema>;

export const referenceFigureSchema = z.object({
  referenceId: z.string().describe("Id of the reference solution."),
  executionId: z.string().nullable().describe("Id of its execution; null before it is measured."),
  label: z.string().describe("How the set tells it from others."),
  language: z.string().describe("Programming language."),
  verdict: verdictSchema.nullable().describe("How it was judged; null before."),
  figures: figuresSchema.nullable().describe("Medians over repeats; null without."),
});
export type ReferenceFigure = z.infer<typeof referenceFigureSchema>;

/** The best sample of one submission on the problem (accepted first, then lowest integral). */
export const problemEntrySchema = z.object({
  submissionId: z.string().describe("Id of the submission."),
  modelName: z.string().describe("Name of the model."),
  method: z.enum(METHODS).describe("How the model was trained."),
  iteration: z.number().nullable().describe("Which iteration of improvement or training; null where none is said."),
  origin: z.enum(ORIGINS).describe("Who brought it: `example` the installation, `user` a person, `published` a paper."),
  executionId: z.string().describe("Id of the execution."),
  verdict: verdictSchema.describe("How the program was judged."),
  figures: figuresSchema.nullable().describe("Of that sample; null unless it was accepted."),
  beyondT: z.number().describe("Share of references that it beats in time, 0 to 1."),
  beyondM: z.number().describe("Share of references that it beats in memory, 0 to 1."),
  beyondI: z.number().describe("Share of references that it beats in memory integral, 0 to 1."),
  samples: z.number().describe("Samples of the submission on this problem."),
  accepted: z.number().describe("Those that were accepted."),
});
export type ProblemEntry = z.infer<typeof problemEntrySchema>;

export const problemViewSchema = z.object({
  set: setSummarySchema,
  language: languageSchema.describe("Of profile, references, signal and entries."),
  languages: z.array(languageSchema).describe("Those that the problem has reference solutions in."),
  slug: z.string().describe("Short name, as addresses have it."),
  externalId: z.string().describe("Its id where the set comes from."),
  title: z.string().describe("Its title."),
  difficulty: z.string().describe("As the set says it."),
  tags: z.array(z.string()).describe("Topics."),
  url: z.string().nullable().describe("Where it is from; null where nothing is known."),
  statement: z.string().describe("What is to be solved, Markdown."),
  starterCode: z.record(z.string(), z.string()).describe("What a solution begins with, by language."),
  checkerKind: z.string().describe("How outputs are compared."),
  limits: limitsViewSchema.describe("What a program may use on all cases together."),
  caseCount: z.number().describe("Test cases."),
  publicCases: z.array(z.object({ input: z.string().describe("What the program reads."), expected: z.string().describe("The right answer.") })).describe("Cases that everybody may see."),
  notScorable: z.string().nullable().describe("Why it cannot be scored; null where it can."),
  disabled: disabledSchema.nullable().describe("An admin took it out of the scores; null: nobody did."),
  profile: profileViewSchema.nullable().describe("The measurement profile that the figures are of; null before a first calibration."),
  references: z.array(referenceFigureSchema).describe("Human solutions with their figures."),
  signal: signalSchema.nullable().describe("Whether references can be told apart beyond noise, by figure; null before calibration."),
  entries: z.array(problemEntrySchema).describe("Where each public submission stands."),
});
export type ProblemView = z.infer<typeof problemViewSchema>;
