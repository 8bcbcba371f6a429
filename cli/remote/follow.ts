import { AppError, isAppError } from "@/lib/core/errors";
import { problemEvent, progressEvent, submissionAnswer, type SubmissionAnswer } from "./answers";
import type { Client } from "./client";
import { serverEvents } from "./sse";

export interface FollowEffects {
  /** Aborted by a person who wants to watch no longer. */
  signal: AbortSignal;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  nowMs: () => number;
  onView: (view: SubmissionAnswer) => void;
  onNote: (line: string) => void;
}

export interface FollowLimits {
  /** Streams that may end in a row without a word before it asks again and again instead. */
  emptyStreams: number;
  /** A stream that says nothing for so long is broken: a living one says at least that it is there. */
  silenceMs: number;
  pauseMs: number;
  /** How long a server may be out of reach. */
  patienceMs: number;
}

const LIMITS: FollowLimits = { emptyStreams: 3, silenceMs: 60_000, pauseMs: 2_000, patienceMs: 10 * 60_000 };

/** Codes of what passes by itself. */
const PASSING = new Set(["upstream_unavailable", "database_unavailable", "rate_limited"]);

export function hasEnded({ state }: SubmissionAnswer): boolean {
  return state === "scored" || state === "failed" || state === "cancelled";
}

/**
 * Watches a submission to its end over server-sent events. A stream that breaks goes on after its last event; where
 * streams do not get through it asks every few seconds.
 * @returns the ended submission, or null when the watching was interrupted
 * Throws AppError when the submission cannot be read, or the server is out of reach for longer than the patience.
 */
export async function follow(client: Client, id: string, effects: FollowEffects, limits: FollowLimits = LIMITS): Promise<SubmissionAnswer | null> {
  const watch: Watch = { client, id, effects, limits, lastEventId: null, heardMs: effects.nowMs(), emptyStreams: 0 };
  while (!effects.signal.aborted) {
    try {
      const ended = watch.emptyStreams < limits.emptyStreams ? await readStream(watch) : await ask(watch);
      if (ended) return ended;
    } catch (error) {
      if (effects.signal.aborted) break;
      if (!mayPass(error) || effects.nowMs() - watch.heardMs > limits.patienceMs) throw error;
      effects.onNote(error instanceof Error ? error.message : String(error));
    }
    await effects.sleep(limits.pauseMs, effects.signal);
  }
  return null;
}

interface Watch {
  client: Client;
  id: string;
  effects: FollowEffects;
  limits: FollowLimits;
  lastEventId: string | null;
  /** When the server said something last. */
  heardMs: number;
  /** Streams in a row that ended without an event. */
  emptyStreams: number;
}

function mayPass(error: unknown): boolean {
  return !isAppError(error) || PASSING.has(error.code);
}

function hear(watch: Watch, view: SubmissionAnswer): SubmissionAnswer | null {
  watch.heardMs = watch.effects.nowMs();
  watch.effects.onView(view);
  return hasEnded(view) ? view : null;
}

async function ask(watch: Watch): Promise<SubmissionAnswer | null> {
  const path = `/api/v1/submissions/${watch.id}`;
  const { value } = await watch.client.json({ path, signal: watch.effects.signal }, submissionAnswer);
  return hear(watch, value);
}

async function readStream(watch: Watch): Promise<SubmissionAnswer | null> {
  const silence = new AbortController();
  const headers: Record<string, string> = { Accept: "text/event-stream", ...(watch.lastEventId === null ? {} : { "Last-Event-ID": watch.lastEventId }) };
  const signal = AbortSignal.any([watch.effects.signal, silence.signal]);
  watch.emptyStreams += 1;
  const response = await watch.client.open({ path: `/api/v1/submissions/${watch.id}/events`, headers, signal });
  if (!response.headers.get("content-type")?.startsWith("text/event-stream") || response.body === null) {
    await response.body?.cancel();
    return null;
  }
  let ended: SubmissionAnswer | null = null;
  try {
    for await (const { event, data, lastId } of serverEvents(guarded(response.body, silence, watch.limits.silenceMs))) {
      watch.lastEventId = lastId ?? watch.lastEventId;
      if (event === "progress") {
        ended = hear(watch, progressEvent.parse(JSON.parse(data)).submission);
        watch.emptyStreams = 0;
      }
      if (event === "problem") throw problemOfEvent(data);
      if (event === "end") return ended ?? (await ask(watch));
    }
  } catch (error) {
    // Only a broken stream is taken up again; what the server says is wrong is not.
    if (isAppError(error)) throw error;
  }
  return ended;
}

function problemOfEvent(data: string): AppError {
  const { code, detail } = problemEvent.parse(JSON.parse(data));
  return new AppError(PASSING.has(code) ? "upstream_unavailable" : "internal", detail);
}

/** The chunks of a body; gives up on one that stays silent. */
async function* guarded(body: ReadableStream<Uint8Array>, silence: AbortController, silenceMs: number): AsyncGenerator<Uint8Array> {
  const giveUp = () => silence.abort();
  let timer = setTimeout(giveUp, silenceMs);
  try {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silenceMs);
      yield chunk;
    }
  } finally {
    clearTimeout(timer);
  }
}
