import { z } from "zod";
import { modelViewSchema } from "./common";

/** Fields that a request of ours sets itself: a source's own parameters may not. */
const RESERVED = ["model", "messages", "prompt", "stream", "n", "max_tokens", "temperature", "seed"] as const;
const MOST_PARAMETER_BYTES = 4096;

const parametersSchema = z
  .record(z.string().min(1).max(100), z.json())
  .refine((value) => JSON.stringify(value).length <= MOST_PARAMETER_BYTES, `at most ${MOST_PARAMETER_BYTES} characters of JSON`)
  .refine((value) => RESERVED.every((name) => !(name in value)), `may not hold ${RESERVED.join(", ")}: the run sets these`);

/** A model behind an OpenAI-compatible endpoint. */
export const createEndpointFieldsSchema = z.object({
  name: z.string().trim().min(1).max(100),
  /** The model's name on the leaderboard. */
  model: z.string().trim().min(1).max(200),
  /** Up to and without /chat/completions. */
  baseUrl: z.url({ protocol: /^https?$/ }).max(500),
  /** The model's name at the endpoint. */
  remoteModel: z.string().trim().min(1).max(200),
  apiKey: z.string().min(1).max(500).nullable().default(null),
  protocol: z.enum(["chat", "completion"]).default("chat"),
  parameters: parametersSchema.default({}),
  inputPerMillion: z.number().min(0).max(10_000).default(0),
  outputPerMillion: z.number().min(0).max(10_000).default(0),
  concurrency: z.int().min(1).max(64).default(8),
});
export type CreateEndpointFields = z.input<typeof createEndpointFieldsSchema>;

export const sourceViewSchema = z.object({
  id: z.string(),
  kind: z.enum(["endpoint", "hub", "archive", "path"]),
  name: z.string(),
  model: modelViewSchema,
  baseUrl: z.string().nullable(),
  remoteModel: z.string().nullable(),
  /** Whether a key is stored; the key itself is never told. */
  hasKey: z.boolean(),
  protocol: z.enum(["chat", "completion"]),
  parameters: z.record(z.string(), z.json()),
  inputPerMillion: z.number(),
  outputPerMillion: z.number(),
  concurrency: z.number(),
  runCount: z.number(),
  createdAt: z.string(),
});
export type SourceView = z.infer<typeof sourceViewSchema>;
