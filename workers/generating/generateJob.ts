import { setTimeout as delay } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";
import { isAppError } from "@/lib/core/errors";
import type { GenerateJob } from "@/lib/core/jobs";
import { complete, type CompletionOutcome, type ModelEndpoint } from "@/lib/infra/models";
import type { Ctx } from "@/lib/services/context";
import { pauseRunBecause } from "@/lib/services/improvement/changeRun";
import { recordAnswer, recordNoAnswer } from "@/lib/services/improvement/recordAnswer";
import { closeEndedStep } from "@/lib/services/improvement/requeueSteps";
import { releaseCall, reserveCall } from "@/lib/services/improvement/reserveCall";
import { takeStep, type Ask, type RunSource, type Step } from "@/lib/services/improvement/takeStep";
import type { Attempt, Outcome } from "../loop";

type Ready = Extract<Step, { state: "ready" }>;

export interface GenerateWorker {
  ctx: Ctx;
  /** Where a source answers; for a checkpoint it is served first. Throws AppError where it cannot be had. */
  endpointOf: (source: RunSource, signal: AbortSignal) => Promise<{ endpoint: ModelEndpoint; fetch: typeof fetch }>;
  log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
}

/** A call that has no room under its run's ceiling now looks for it so often. */
const LOOK_FOR_ROOM_MS = 500;

/** The handler of generate jobs: asks for the completions of one step of a chain and stores each as it comes. */
export function createGenerateHandler(worker: GenerateWorker): (attempt: Attempt<GenerateJob>) => Promise<Outcome> {
  const limits = new Map<string, LimitFunction>();
  const limitOf = (source: RunSource): LimitFunction => {
    const limit = limits.get(source.id) ?? pLimit(source.concurrency);
    limits.set(source.id, limit);
    return limit;
  };
  return async ({ data: job, signal, leaving }) => {
    const step = await takeStep({ ctx: worker.ctx, input: job });
    if (step.state === "skip") return { status: "done", note: step.reason };
    if (step.asks.length === 0) await closeEndedStep({ ctx: worker.ctx, input: { chainId: job.chainId } });
    const limit = limitOf(step.run.source);
    const outcomes = await Promise.all(step.asks.map((ask) => limit(() => askOne(worker, step, ask, { signal, leaving }))));
    return outcomes.includes("left") ? { status: "again", reason: "the worker is leaving" } : { status: "done" };
  };
}

async function askOne(worker: GenerateWorker, { run }: Ready, ask: Ask, { signal, leaving }: Pick<Attempt<GenerateJob>, "signal" | "leaving">): Promise<"done" | "left"> {
  const { ctx } = worker;
  const { generationId } = ask;
  const promptBytes = ask.messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
  for (;;) {
    if (leaving.aborted) return "left";
    const answer = await reserveCall({ ctx, input: { runId: run.id, generationId, promptBytes } });
    if (answer.state === "ask") break;
    if (answer.state === "too_dear") await pause(worker, run.id, answer.reason);
    if (answer.state !== "wait") return "done";
    await delay(LOOK_FOR_ROOM_MS, undefined, { signal });
  }
  try {
    await settle(worker, run.id, generationId, await askEndpoint(worker, run, ask, signal));
  } finally {
    if (run.costCeilingUsd !== null) await releaseCall({ ctx, input: { generationId } });
  }
  return "done";
}

async function askEndpoint(worker: GenerateWorker, run: Ready["run"], ask: Ask, signal: AbortSignal): Promise<CompletionOutcome> {
  const found = await worker.endpointOf(run.source, signal).catch((error: unknown) => {
    // A worker that stops gives the step back.
    if (!isAppError(error) || error.code === "cancelled") throw error;
    return error;
  });
  // What is wrong with a source is wrong for every step: its owner has to see it.
  if (isAppError(found)) return { kind: "refused", reason: found.message, attempts: 0 };
  const { endpoint, fetch } = found;
  const { temperature, maxOutputTokens } = run;
  return complete(endpoint, { messages: ask.messages, temperature, maxOutputTokens, seed: ask.seed, signal }, {
    fetch,
    onRetry: (reason, waitMs) => worker.log.info({ run: run.id, reason, waitMs: Math.round(waitMs) }, "the model is asked again"),
  });
}

/** An endpoint that is away or refuses us stops the run, which can be resumed; an answer that is none ends only its own question. */
async function settle(worker: GenerateWorker, runId: string, generationId: string, outcome: CompletionOutcome): Promise<void> {
  const { ctx } = worker;
  if (outcome.kind === "answer") return recordAnswer({ ctx, input: { ...outcome, generationId } });
  if (outcome.kind === "unusable") return recordNoAnswer({ ctx, input: { generationId, error: outcome.reason, attempts: outcome.attempts } });
  await pause(worker, runId, outcome.reason);
}

async function pause({ ctx, log }: GenerateWorker, runId: string, reason: string): Promise<void> {
  if (await pauseRunBecause({ ctx, input: { runId, reason } })) log.warn({ run: runId, reason }, "the run is paused");
}
