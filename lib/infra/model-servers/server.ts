import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";
import { tailOf } from "./log";

/** A model server that answers. */
export interface ModelServer {
  /** Up to and without /chat/completions. */
  baseUrl: string;
  /** The model's name there. */
  model: string;
  /** Sent with every request, below what the source says. */
  parameters: Record<string, unknown>;
  /** Calls at once that do not disturb each other; null where the source's own limit is enough. */
  callsAtOnce: number | null;
  logFile: string;
  /** Resolves with how it ended, whoever ended it. */
  exited: Promise<string>;
  stop(): Promise<void>;
}

export interface LaunchRequest {
  /** Of the model source. */
  key: string;
  /** The checkpoint's own folder. */
  folder: string;
  signal: AbortSignal;
}

/** Starts a server and resolves when it answers. Throws AppError configuration that ends with its last lines. */
export type Launch = (request: LaunchRequest) => Promise<ModelServer>;

const ASK_MS = 250;

/** Waits until a server answers at /health. Throws AppError configuration when it ends before, or takes longer. */
export async function untilHealthy(server: Pick<ModelServer, "exited" | "logFile">, port: number, withinMs: number, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + withinMs;
  let ended: string | null = null;
  void server.exited.then((how) => (ended = how));
  while (!(await isHealthy(port))) {
    signal.throwIfAborted();
    if (ended !== null) throw await serverEnded(ended, server.logFile);
    if (performance.now() > deadline) throw await serverEnded(`did not answer within ${Math.round(withinMs / 1000)} s`, server.logFile);
    await delay(ASK_MS);
  }
}

/** What a server that ended by itself leaves to its runs. */
export async function serverEnded(how: string, logFile: string): Promise<AppError> {
  const tail = await tailOf(logFile);
  return new AppError("configuration", `The model server ${how}.${tail === "" ? "" : ` The end of its log:\n${tail}`}`, {
    hint: "Resume the run to start it again; its whole log is kept.",
  });
}

async function isHealthy(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  await response?.body?.cancel();
  return response?.ok === true;
}
