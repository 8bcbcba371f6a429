import { z } from "zod";
import { objectiveSchema } from "../improvement/objective";
import { languageSchema, METHODS, verdictSchema } from "./common";

export const RUN_STATES = ["queued", "running", "paused", "done", "failed", "cancelled"] as const;
export const START_FROM = ["nothing", "reference", "submission"] as const;

/** What an improvement run is asked for with. */
export const createRunFieldsSchema = z
  .object({
    sourceId: z.uuid(),
    set: z.string().trim().min(1).max(100),
    language: languageSchema.default("python3"),
    /** Only these problems; without it all that can be scored. */
    problems: z.array(z.string().trim().min(1).max(200)).min(1).max(5000).optional(),
    objective: objectiveSchema.default("both"),
    iterations: z.int().min(0).max(100).default(10),
    samplesPerStep: z.int().min(1).max(16).default(1),
    temperature: z.number().min(0).max(2).default(0.7),
    maxOutputTokens: z.int().min(16).max(131_072).default(4096),
    seed: z.int().min(0).max(2 ** 31 - 1).nullable().default(null),
    startFrom: z.enum(START_FROM).default("nothing"),
    startSubmissionId: z.uuid().nullable().default(null),
    withFeedback: z.boolean().default(true),
    withOriginalCode: z.boolean().default(true),
    costCeilingUsd: z.number().positive().max(1e6).nullable().default(null),
    method: z.enum(METHODS).default("vanilla"),
  })
  .refine(({ startFrom, startSubmissionId }) => (startFrom === "submission") === (startSubmissionId !== null), {
    path: ["startSubmissionId"],
    message: "goes with startFrom: submission, and only with it",
  });
export type CreateRunFields = z.input<typeof createRunFieldsSchema>;

export const runViewSchema = z.object({
  id: z.string(),
  state: z.enum(RUN_STATES),
  stateReason: z.string().nullable(),
  source: z.object({ id: z.string(), name: z.string(), modelName: z.string() }),
  set: z.object({ slug: z.string(), name: z.string() }),
  language: z.string(),
  objective: objectiveSchema,
  iterations: z.number(),
  samplesPerStep: z.number(),
  temperature: z.number(),
  maxOutputTokens: z.number(),
  seed: z.number().nullable(),
  startFrom: z.enum(START_FROM),
  startSubmissionId: z.string().nullable(),
  withFeedback: z.boolean(),
  withOriginalCode: z.boolean(),
  method: z.enum(METHODS),
  problemCount: z.number(),
  /** Steps of chains: ended and in all. */
  steps: z.object({ done: z.number(), total: z.number() }),
  usage: z.object({ inputTokens: z.number(), outputTokens: z.number(), costUsd: z.number(), costCeilingUsd: z.number().nullable() }),
  /** One point an iteration that is scored. */
  curve: z.array(z.object({ iteration: z.number(), submissionId: z.string(), passAt1: z.number(), beyondT: z.number(), beyondM: z.number(), beyondI: z.number() })),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type RunView = z.infer<typeof runViewSchema>;

export const generationViewSchema = z.object({
  id: z.string(),
  iteration: z.number(),
  position: z.number(),
  state: z.enum(["asked", "answered", "judged", "failed"]),
  error: z.string().nullable(),
  prompt: z.array(z.object({ role: z.string(), content: z.string() })),
  completion: z.string().nullable(),
  finishReason: z.string().nullable(),
  code: z.string().nullable(),
  isWellFormed: z.boolean().nullable(),
  isKept: z.boolean(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costUsd: z.number(),
  latencyMs: z.number().nullable(),
  executionId: z.string().nullable(),
  verdict: verdictSchema.nullable(),
});
export type GenerationView = z.infer<typeof generationViewSchema>;
