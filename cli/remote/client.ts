import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { Io } from "../support/io";
import { explainNetworkError } from "./network-errors";
import { problemOf, retryAfterMs } from "./problem";
import type { Target } from "./target";

export interface Call {
  method?: "GET" | "POST";
  path: string;
  query?: Record<string, string | number | undefined>;
  headers?: Record<string, string>;
  /** Made anew for each try. */
  body?: () => ReadableStream<Uint8Array>;
  /** Sent twice it does what it does once: every GET, and a POST that says so. */
  repeatable?: boolean;
  timeoutMs?: number;
  signal?: AbortSignal;
}

export interface Client {
  readonly target: Target;
  /** An answer whose body is still to be read. Throws AppError with what the server says is wrong, or why it cannot be reached. */
  open: (call: Call) => Promise<Response>;
  /** An answer as JSON: what commands use of it, and all of it. */
  json: <Schema extends z.ZodType>(call: Call, schema: Schema) => Promise<Answer<z.output<Schema>>>;
}

export interface Answer<Value> {
  value: Value;
  /** As it came. */
  raw: unknown;
  headers: Headers;
}

const TRIES = 4;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const TIMEOUT_MS = 60_000;
const RETRIED_STATUS = new Set([408, 429, 502, 503, 504]);

type Outcome<Result> = { result: Result } | { error: AppError; again: boolean; waitMs: number | null };

/** A client of one server. It sends the key there and nowhere else: redirects are not followed. `say` hears of new tries. */
export function createClient(io: Pick<Io, "fetch" | "sleep" | "nowMs">, target: Target, say: (line: string) => void): Client {
  const exchange = async <Result>(call: Call, read: (response: Response) => Promise<Result>): Promise<Result> => {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await once(io, target, call, read);
      if ("result" in outcome) return outcome.result;
      const waitMs = outcome.waitMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1) * (1 + Math.random() / 4);
      if (!outcome.again || attempt >= TRIES || waitMs > LONGEST_WAIT_MS || call.signal?.aborted) throw outcome.error;
      say(`${outcome.error.message} Trying again in ${Math.ceil(waitMs / 1000)} s.`);
      await io.sleep(waitMs, call.signal);
    }
  };
  return {
    target,
    open: (call) => exchange(call, async (response) => response),
    json: (call, schema) => exchange(call, async (response) => parseAnswer(await response.text(), schema, response, target.server)),
  };
}

async function once<Result>(io: Pick<Io, "fetch" | "nowMs">, target: Target, call: Call, read: (response: Response) => Promise<Result>): Promise<Outcome<Result>> {
  const timeoutMs = call.timeoutMs ?? TIMEOUT_MS;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException("no answer in time", "TimeoutError")), timeoutMs);
  const repeatable = call.repeatable ?? (call.method ?? "GET") === "GET";
  try {
    const signal = call.signal === undefined ? late.signal : AbortSignal.any([late.signal, call.signal]);
    const response = await io.fetch(addressOf(target, call), { ...requestOf(target, call), signal });
    if (response.ok) return { result: await read(response) };
    if (response.status >= 300 && response.status < 400) throw redirected(target, response);
    const waitMs = retryAfterMs(response.headers, io.nowMs());
    // A request that was turned away at the door has done nothing yet.
    const again = RETRIED_STATUS.has(response.status) && (repeatable || response.status === 429);
    return { error: await problemOf(response, target.server), again, waitMs };
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    if (call.signal?.aborted) throw new AppError("cancelled", "Interrupted.", { cause: thrown });
    const { error, kind } = explainNetworkError(thrown, target.server, timeoutMs);
    return { error, again: kind === "unsent" || (kind === "broken" && repeatable), waitMs: null };
  } finally {
    clearTimeout(timer);
  }
}

function addressOf({ server }: Target, { path, query = {} }: Call): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value));
  return `${server}${path}${params.size > 0 ? `?${params}` : ""}`;
}

function requestOf({ key }: Target, { method = "GET", headers = {}, body }: Call): RequestInit & { duplex?: "half" } {
  return {
    method,
    redirect: "manual",
    headers: { Accept: "application/json", ...headers, ...(key === null ? {} : { Authorization: `Bearer ${key}` }) },
    ...(body === undefined ? {} : { body: body(), duplex: "half" }),
  };
}

function redirected({ server }: Target, response: Response): AppError {
  const to = response.headers.get("location");
  const origin = to !== null && URL.canParse(to, server) ? new URL(to, server).origin : null;
  const elsewhere = origin !== null && origin !== server;
  return new AppError("configuration", `${server} sends its callers on to ${elsewhere ? origin : "another page"}.`, {
    hint: elsewhere ? `If that is the server you mean: --server ${origin}` : "It may not be an Afterburner server.",
  });
}

function parseAnswer<Schema extends z.ZodType>(text: string, schema: Schema, { headers }: Response, server: string): Answer<z.output<Schema>> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw new AppError("upstream_unavailable", `What answers at ${server} is not an Afterburner server.`, { hint: "Look at the address.", cause });
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, raw, headers };
  const [issue] = parsed.error.issues;
  throw new AppError("internal", `The answer of ${server} is not as expected (${issue?.path.join(".") || "answer"}: ${issue?.message ?? ""}).`, {
    hint: "Server and command line may be of different versions.",
    cause: parsed.error,
  });
}
