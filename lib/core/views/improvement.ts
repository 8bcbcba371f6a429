import { z } from "zod";
import { objectiveSchema } from "../improvement/objective";
import { PROBLEM_FRAMES, PROMPT_STEPS } from "../improvement/templates";
import { figuresSchema, languageSchema, METHODS, verdictSchema } from "./common";

export const RUN_STATES = ["queued", "running", "paused", "done", "failed", "cancelled"] as const;
export const START_FROM = ["nothing", "reference", "submission"] as const;
export const CHAIN_STATES = ["active", "done", "failed"] as const;
export const GENERATION_STATES = ["asked", "answered", "judged", "failed"] as const;

const ceilingUsd = z.number().positive().max(1e6);

/** What an improvement run is asked for with. */
export const createRunFieldsSchema = z
  .object({
    sourceId: z.uuid().describe("The model source that writes the solutions; one of yours."),
    set: z.string().trim().min(1).max(100).describe("Slug of the problem set."),
    language: languageSchema.default("python3").describe("Language of the solutions."),
    problems: z.array(z.string().trim().min(1).max(200)).min(1).max(5000).optional().describe("Slugs of the problems to work on; without it all that can be scored."),
    objective: objectiveSchema.default("both").describe("What is to be made less; `both` is memory held over time."),
    iterations: z.int().min(0).max(100).default(10).describe("Improvements after the first solution."),
    samplesPerStep: z.int().min(1).max(16).default(1).describe("Completions asked for at each step; the best of them goes on."),
    temperature: z.number().min(0).max(2).default(0.7).describe("Temperature of the model."),
    maxOutputTokens: z.int().min(16).max(131_072).default(4096).describe("Longest answer in tokens."),
    seed: z.int().min(0).max(2 ** 31 - 1).nullable().default(null).describe("Makes a number for each completion, which the endpoint gets; null sends none."),
    startFrom: z.enum(START_FROM).default("nothing").describe("Where the first solution comes from: the model, the middle reference solution, or a submission."),
    startSubmissionId: z.uuid().nullable().default(null).describe("With startFrom `submission`, and only with it: which one."),
    withFeedback: z.boolean().default(true).describe("Whether prompts say what was measured; false is the paper's ablation."),
    withOriginalCode: z.boolean().default(true).describe("Whether prompts hold the solution to improve; false is the paper's ablation."),
    costCeilingUsd: ceilingUsd.nullable().default(null).describe("US dollars; the run pauses before a completion could cost more. Null: no ceiling."),
    method: z.enum(METHODS).default("vanilla").describe("How the model was trained."),
  })
  .refine(({ startFrom, startSubmissionId }) => (startFrom === "submission") === (startSubmissionId !== null), {
    path: ["startSubmissionId"],
    message: "goes with startFrom: submission, and only with it",
  });
export type CreateRunFields = z.input<typeof createRunFieldsSchema>;

export const resumeRunFieldsSchema = z.strictObject({ costCeilingUsd: ceilingUsd.optional().describe("A new ceiling in US dollars; without it the old one stays.") });

export const curvePointSchema = z.object({
  iteration: z.number().describe("0 is the first solution."),
  submissionId: z.string().describe("The submission that the iteration became."),
  passAt1: z.number().describe("Share of right solutions."),
  beyondT: z.number().describe("Beyond-T of the iteration, from 0 to 1."),
  beyondM: z.number().describe("Beyond-M of the iteration, from 0 to 1."),
  beyondI: z.number().describe("Beyond-I of the iteration, from 0 to 1."),
});

export type CurvePoint = z.infer<typeof curvePointSchema>;

export const iterationCurveSchema = z.object({ points: z.array(curvePointSchema).describe("One for each scored iteration that you may see, in order; empty for a submission that is no iteration of a run.") });
export type IterationCurve = z.infer<typeof iterationCurveSchema>;

export const runViewSchema = z.object({
  id: z.string().describe("Id of the run."),
  state: z.enum(RUN_STATES).describe("A paused run goes on when it is resumed; done, failed and cancelled are ends."),
  stateReason: z.string().nullable().describe("Why it was paused or failed, in words."),
  waitsBecause: z.string().nullable().describe("Why nothing of a running run is being done now, in words; null while a worker can."),
  source: z.object({ id: z.string().describe("Id of the model source."), name: z.string().describe("Its name for its owner."), modelName: z.string().describe("The model's name on the leaderboard.") }).describe("What writes the solutions."),
  set: z.object({ slug: z.string().describe("Slug of the set."), name: z.string().describe("Name of the set.") }).describe("The problem set."),
  language: z.string().describe("Language of the solutions."),
  objective: objectiveSchema.describe("What is to be made less."),
  iterations: z.number().describe("Improvements after the first solution."),
  samplesPerStep: z.number().describe("Completions asked for at each step."),
  temperature: z.number().describe("Temperature of the model."),
  maxOutputTokens: z.number().describe("Longest answer in tokens."),
  seed: z.number().nullable().describe("Seed of the run; null: none."),
  startFrom: z.enum(START_FROM).describe("Where the first solutions came from."),
  startSubmissionId: z.string().nullable().describe("The submission that it started from."),
  withFeedback: z.boolean().describe("Whether prompts say what was measured."),
  withOriginalCode: z.boolean().describe("Whether prompts hold the solution to improve."),
  promptVersion: z.number().describe("Version of the prompt templates; /docs/prompts shows them."),
  method: z.enum(METHODS).describe("How the model was trained."),
  problemCount: z.number().describe("Problems that it works on."),
  steps: z.object({ done: z.number().describe("Ended."), total: z.number().describe("In all.") }).describe("Steps: one problem in one iteration."),
  usage: z
    .object({
      inputTokens: z.number().describe("Tokens of prompts."),
      outputTokens: z.number().describe("Tokens of answers."),
      costUsd: z.number().describe("What they cost by the source's prices, in US dollars."),
      costCeilingUsd: z.number().nullable().describe("The ceiling in US dollars; null: none."),
    })
    .describe("What was spent so far."),
  curve: z.array(curvePointSchema).describe("One point an iteration that is scored."),
  createdAt: z.string().describe("When it was started."),
  finishedAt: z.string().nullable().describe("When it ended; null while it has not."),
});
export type RunView = z.infer<typeof runViewSchema>;

export const runListSchema = z.object({ runs: z.array(runViewSchema).describe("Newest first."), nextCursor: z.string().nullable().describe("For `cursor` of the next page; null on the last one.") });

const problemNameSchema = z.object({ slug: z.string().describe("Slug of the problem."), title: z.string().describe("Its title.") });

export const chainViewSchema = z.object({
  problem: problemNameSchema.describe("The problem."),
  iteration: z.number().describe("The iteration that is worked on; past the run's last one when it is done."),
  state: z.enum(CHAIN_STATES).describe("Whether it is still worked on."),
  kept: z.number().describe("Solutions that took the place of the best so far."),
  best: z
    .object({ verdict: verdictSchema.describe("Its verdict."), figures: figuresSchema.omit({ cpuNs: true }).nullable().describe("What was measured of it; null for anything but AC."), executionId: z.string().describe("Where it was measured.") })
    .nullable()
    .describe("The best solution so far; null while there is none."),
});
export type ChainView = z.infer<typeof chainViewSchema>;

export const chainListSchema = z.object({ chains: z.array(chainViewSchema).describe("In the order of the set."), nextCursor: z.string().nullable().describe("For `cursor` of the next page; null on the last one.") });

export const generationViewSchema = z.object({
  id: z.string().describe("Id of the completion."),
  iteration: z.number().describe("The iteration that it was asked for in."),
  position: z.number().describe("Which of the completions of its step, from 0."),
  state: z.enum(GENERATION_STATES).describe("How far it is; failed: no program came of it."),
  error: z.string().nullable().describe("Why there is no completion, or no program in it."),
  prompt: z.array(z.object({ role: z.string().describe("system or user."), content: z.string().describe("What was said.") })).describe("What the model was asked."),
  completion: z.string().nullable().describe("What it answered, word for word."),
  finishReason: z.string().nullable().describe("Why the answer ended, as the endpoint says it."),
  code: z.string().nullable().describe("The program in the answer."),
  isWellFormed: z.boolean().nullable().describe("Whether the answer has exactly the asked-for form."),
  isKept: z.boolean().describe("Whether it took the place of the best so far."),
  inputTokens: z.number().describe("Tokens of the prompt."),
  outputTokens: z.number().describe("Tokens of the answer."),
  costUsd: z.number().describe("What it cost, in US dollars."),
  latencyMs: z.number().nullable().describe("Milliseconds until the answer was there."),
  executionId: z.string().nullable().describe("Where the program was judged and measured."),
  verdict: verdictSchema.nullable().describe("The verdict on the program; null while it is not judged."),
  figures: figuresSchema.nullable().describe("What was measured of it; null for anything but AC."),
});
export type GenerationView = z.infer<typeof generationViewSchema>;

export const problemChainViewSchema = z.object({
  run: runViewSchema.describe("The run."),
  problem: problemNameSchema.describe("The problem."),
  startCode: z.string().nullable().describe("The solution that it started from; null where the model wrote the first one."),
  bestBefore: z.string().nullable().describe("The best solution before the first of these completions; null where there was none."),
  generations: z.array(generationViewSchema).describe("Completions, by iteration and position."),
  nextCursor: z.string().nullable().describe("For `cursor` of the next page; null on the last one."),
});
export type ProblemChainView = z.infer<typeof problemChainViewSchema>;

export const promptListSchema = z.object({
  version: z.number().describe("Version of the templates; a run says with which it asked."),
  templates: z
    .array(
      z.object({
        frame: z.enum(PROBLEM_FRAMES).describe("What the problem wants: its starter code filled in, or a program from standard input to standard output."),
        step: z.enum(PROMPT_STEPS).describe("Whether it asks for a first solution or a better one."),
        messages: z.array(z.object({ role: z.enum(["system", "user"]).describe("Who says it."), content: z.string().describe("What is said.") })).describe("The chat, in order."),
      }),
    )
    .describe("One for each frame and step."),
});
