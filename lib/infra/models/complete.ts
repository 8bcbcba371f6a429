import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { asCompletionPrompt, type ChatMessage, type TokenUsage } from "@/lib/core/improvement";
import { isAppError } from "@/lib/core/errors";
import { parseJson } from "./parse-json";
import { isAboutSettings, limitFieldOf, limitFieldWanted, rememberLimitField, type LimitField } from "./dialect";

/** An OpenAI-compatible endpoint. */
export interface ModelEndpoint {
  /** Up to and without /chat/completions. */
  baseUrl: string;
  model: string;
  apiKey: string | null;
  /** `completion` for models that only continue a text. */
  protocol: "chat" | "completion";
  /** Sent with every request; the run's own settings win. */
  parameters: Record<string, unknown>;
}

export interface CompletionRequest {
  messages: readonly ChatMessage[];
  temperature: number;
  maxOutputTokens: number;
  seed: number | null;
  signal?: AbortSignal;
}

/** How asking ended. Each is a state that a run can be in; none of them is thrown. */
export type CompletionOutcome =
  | { kind: "answer"; completion: string; finishReason: string | null; usage: TokenUsage; latencyMs: number; attempts: number }
  /** The endpoint does not want us: wrong key, unknown model, a setting that it does not take. Asking again would change nothing. */
  | { kind: "refused"; reason: string; attempts: number }
  /** It did not answer, or said that it cannot now, as often as we asked. */
  | { kind: "unreachable"; reason: string; attempts: number }
  /** This question has no usable answer: too long a prompt, or an answer that is none. */
  | { kind: "unusable"; reason: string; attempts: number };

export interface CompleteOptions {
  /** For addresses that people give: the one that reaches public hosts alone. */
  fetch: typeof fetch;
  pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Tells of a pause before the next try. */
  onRetry?: (reason: string, waitMs: number) => void;
  random?: () => number;
  nowMs?: () => number;
}

export const MOST_ATTEMPTS = 7;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** An endpoint that asks for more patience than this is taken for away. */
const LONGEST_RETRY_AFTER_MS = 300_000;
const MOST_SHOWN = 300;
/** Bytes of a token, where an endpoint does not count them. */
const BYTES_PER_TOKEN = 4;

const usageSchema = z.object({ prompt_tokens: z.number().nonnegative(), completion_tokens: z.number().nonnegative() }).partial().nullish();
const contentSchema = z.union([z.string(), z.array(z.object({ text: z.string().optional() })).transform((parts) => parts.map(({ text }) => text ?? "").join(""))]).nullish();
const chatSchema = z.object({ choices: z.array(z.object({ message: z.object({ content: contentSchema }), finish_reason: z.string().nullish() })).min(1), usage: usageSchema });
const textSchema = z.object({ choices: z.array(z.object({ text: z.string(), finish_reason: z.string().nullish() })).min(1), usage: usageSchema });

type Tried = { done: true; outcome: WithoutAttempts } | { done: false; reason: string; retryAfterMs: number | null; thenUnusable: boolean; limitField?: LimitField };
type WithoutAttempts = CompletionOutcome extends infer Outcome ? (Outcome extends { attempts: number } ? Omit<Outcome, "attempts"> : never) : never;

/**
 * Asks for one completion, again after a growing pause (or the one that Retry-After names) where the endpoint is busy,
 * away or answers nonsense. Throws only what `signal` was aborted with.
 */
export async function complete(endpoint: ModelEndpoint, request: CompletionRequest, options: CompleteOptions): Promise<CompletionOutcome> {
  const { pause = (ms, signal) => delay(ms, undefined, { signal }), random = Math.random } = options;
  let limitField = limitFieldOf(endpoint);
  for (let attempts = 1; ; attempts++) {
    const tried = await ask(endpoint, { ...request, limitField }, options);
    request.signal?.throwIfAborted();
    if (tried.done) {
      if (tried.outcome.kind === "answer") rememberLimitField(endpoint, limitField);
      return { ...tried.outcome, attempts };
    }
    limitField = tried.limitField ?? limitField;
    const tooLong = (tried.retryAfterMs ?? 0) > LONGEST_RETRY_AFTER_MS;
    if (attempts >= MOST_ATTEMPTS || tooLong) return { kind: tried.thenUnusable ? "unusable" : "unreachable", reason: tried.reason, attempts };
    const waitMs = tried.retryAfterMs ?? Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS) * (0.5 + random());
    options.onRetry?.(tried.reason, waitMs);
    await pause(waitMs, request.signal);
  }
}

type Request = CompletionRequest & { limitField: LimitField };

async function ask(endpoint: ModelEndpoint, request: Request, { fetch, nowMs = () => performance.now() }: CompleteOptions): Promise<Tried> {
  const startedMs = nowMs();
  let response: Response;
  let text: string;
  try {
    response = await fetch(urlOf(endpoint), {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...(endpoint.apiKey !== null && { authorization: `Bearer ${endpoint.apiKey}` }) },
      body: JSON.stringify(bodyOf(endpoint, request)),
      redirect: "error",
      ...(request.signal && { signal: request.signal }),
    });
    text = await response.text();
  } catch (error) {
    return failedToAsk(error);
  }
  if (!response.ok) return notOk(response, text, endpoint, request.limitField);
  const read = readAnswer(endpoint, text);
  if (read === null) return { done: false, reason: `The endpoint answered with something that is no completion: ${shown(text, endpoint.apiKey)}`, retryAfterMs: null, thenUnusable: true };
  return { done: true, outcome: { kind: "answer", ...read, usage: usageOf(read.counted, request, read.completion), latencyMs: nowMs() - startedMs } };
}

function urlOf({ baseUrl, protocol }: ModelEndpoint): string {
  return `${baseUrl.replace(/\/+$/, "")}/${protocol === "chat" ? "chat/completions" : "completions"}`;
}

function bodyOf({ model, protocol, parameters }: ModelEndpoint, { messages, temperature, maxOutputTokens, seed, limitField }: Request): object {
  const settings = { ...parameters, model, temperature, [limitField]: maxOutputTokens, stream: false, n: 1, ...(seed !== null && { seed }) };
  return protocol === "chat" ? { ...settings, messages } : { ...settings, prompt: asCompletionPrompt(messages) };
}

function failedToAsk(error: unknown): Tried {
  // An address that may not be called, or a server of ours that has ended.
  if (isAppError(error) && (error.code === "invalid_input" || error.code === "configuration")) return { done: true, outcome: { kind: "refused", reason: error.message } };
  if (isAppError(error) && error.code === "too_large") return { done: false, reason: error.message, retryAfterMs: null, thenUnusable: true };
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return { done: false, reason: `The endpoint does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, retryAfterMs: null, thenUnusable: false };
}

function notOk(response: Response, text: string, endpoint: ModelEndpoint, limitField: LimitField): Tried {
  const reason = `The endpoint answered ${response.status}: ${shown(text, endpoint.apiKey)}`;
  if (response.status === 408 || response.status === 425 || response.status === 429 || response.status >= 500) {
    return { done: false, reason, retryAfterMs: retryAfterOf(response), thenUnusable: false };
  }
  const isAboutRequest = response.status === 400 || response.status === 413 || response.status === 422;
  const other = isAboutRequest && endpoint.protocol === "chat" ? limitFieldWanted(text, limitField) : null;
  if (other !== null) return { done: false, reason, retryAfterMs: 0, thenUnusable: true, limitField: other };
  return { done: true, outcome: { kind: isAboutRequest && !isAboutSettings(text, endpoint) ? "unusable" : "refused", reason } };
}

function retryAfterOf(response: Response): number | null {
  const header = response.headers.get("retry-after");
  if (header === null) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

function readAnswer({ protocol }: ModelEndpoint, text: string): { completion: string; finishReason: string | null; counted: z.output<typeof usageSchema> } | null {
  const parsed = parseJson(text);
  const chat = protocol === "chat" ? chatSchema.safeParse(parsed) : null;
  if (chat?.success) {
    const [choice] = chat.data.choices;
    return { completion: choice?.message.content ?? "", finishReason: choice?.finish_reason ?? null, counted: chat.data.usage };
  }
  const plain = protocol === "completion" ? textSchema.safeParse(parsed) : null;
  if (!plain?.success) return null;
  const [choice] = plain.data.choices;
  return { completion: choice?.text ?? "", finishReason: choice?.finish_reason ?? null, counted: plain.data.usage };
}

function usageOf(counted: z.output<typeof usageSchema>, { messages }: CompletionRequest, completion: string): TokenUsage {
  const promptBytes = messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
  return {
    inputTokens: Math.round(counted?.prompt_tokens ?? promptBytes / BYTES_PER_TOKEN),
    outputTokens: Math.round(counted?.completion_tokens ?? Buffer.byteLength(completion) / BYTES_PER_TOKEN),
  };
}

/** The beginning of what an endpoint said, without the key: some repeat it. */
function shown(text: string, apiKey: string | null): string {
  const clean = apiKey === null ? text : text.replaceAll(apiKey, "[key]");
  const line = clean.replace(/\s+/g, " ").trim();
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line || "(nothing)";
}
