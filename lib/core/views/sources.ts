import { z } from "zod";
import { checkpointFactsSchema } from "../checkpoints";
import { modelViewSchema } from "./common";

/** Fields that a request of ours sets itself: a source's own parameters may not. */
const RESERVED = ["model", "messages", "prompt", "stream", "n", "max_tokens", "max_completion_tokens", "temperature", "seed"] as const;
const MOST_PARAMETER_BYTES = 4096;

/** Parameters that go with every request of a source. */
export const parametersSchema = z
  .record(z.string().min(1).max(100), z.json())
  .refine((value) => JSON.stringify(value).length <= MOST_PARAMETER_BYTES, `at most ${MOST_PARAMETER_BYTES} characters of JSON`)
  .refine((value) => RESERVED.every((name) => !(name in value)), `may not hold ${RESERVED.join(", ")}: the run sets these`);

const protocolSchema = z.enum(["chat", "completion"]);

/** A model behind an OpenAI-compatible endpoint. */
export const createEndpointFieldsSchema = z.object({
  name: z.string().trim().min(1).max(100).describe("A name for yourself."),
  model: z.string().trim().min(1).max(200).describe("The model's name on the leaderboard."),
  baseUrl: z.url({ protocol: /^https?$/ }).max(500).describe("Up to and without /chat/completions."),
  remoteModel: z.string().trim().min(1).max(200).describe("The model's name at the endpoint."),
  apiKey: z.string().min(1).max(500).nullable().default(null).describe("Sent as a bearer token; stored encrypted and never told again. Null: none is sent."),
  protocol: protocolSchema.default("chat").describe("Whether the model chats or only continues texts."),
  parameters: parametersSchema.default({}).describe("Sent with every request, beside what the run sets."),
  inputPerMillion: z.number().min(0).max(10_000).default(0).describe("Price of a million tokens of prompts, in US dollars."),
  outputPerMillion: z.number().min(0).max(10_000).default(0).describe("Price of a million tokens of answers, in US dollars."),
  concurrency: z.int().min(1).max(64).default(8).describe("Calls at once that the endpoint bears."),
});
export type CreateEndpointFields = z.input<typeof createEndpointFieldsSchema>;

const checkpointViewSchema = checkpointFactsSchema.extend({
  hubId: z.string().nullable().describe("Of the hub: owner/name."),
  revision: z.string().nullable().describe("Of the hub: the commit."),
  path: z.string().nullable().describe("Of a path: the folder on the host."),
});

export const sourceViewSchema = z.object({
  id: z.string().describe("Id of the model source."),
  kind: z.enum(["endpoint", "hub", "archive", "path"]).describe("Where the model is: behind an endpoint, or a checkpoint."),
  name: z.string().describe("Its name for its owner."),
  model: modelViewSchema.describe("The model as the leaderboard names it."),
  baseUrl: z.string().nullable().describe("Of an endpoint: up to and without /chat/completions."),
  remoteModel: z.string().nullable().describe("The model's name at the endpoint."),
  checkpoint: checkpointViewSchema.nullable().describe("Of a checkpoint: what its own files say; null for an endpoint."),
  hasKey: z.boolean().describe("Whether a key is stored; the key itself is never told."),
  protocol: protocolSchema.describe("Whether the model chats or only continues texts."),
  parameters: z.record(z.string(), z.json()).describe("Sent with every request."),
  inputPerMillion: z.number().describe("Price of a million tokens of prompts, in US dollars."),
  outputPerMillion: z.number().describe("Price of a million tokens of answers, in US dollars."),
  concurrency: z.number().describe("Calls at once."),
  runCount: z.number().describe("Runs that used it."),
  createdAt: z.string().describe("When it was added."),
});
export type SourceView = z.infer<typeof sourceViewSchema>;

export const sourceListSchema = z.object({ sources: z.array(sourceViewSchema).describe("Newest first."), nextCursor: z.string().nullable().describe("For `cursor` of the next page; null on the last one.") });
