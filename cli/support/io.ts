import type { Readable, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { EXIT, type ExitCode } from "./exit-codes";

export type Output = Writable & { isTTY?: boolean; columns?: number };
export type Input = Readable & { isTTY?: boolean; setRawMode?: (on: boolean) => unknown };

/** What a remote command touches of the world; tests bring their own. */
export interface Io {
  env: Readonly<Record<string, string | undefined>>;
  stdin: Input;
  /** Results alone. */
  stdout: Output;
  /** Progress, notes and errors. */
  stderr: Output;
  fetch: typeof fetch;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  nowMs: () => number;
  /** Calls back at Ctrl-C until the returned function is called. */
  onInterrupt: (listener: () => void) => () => void;
  exitCode: ExitCode;
}

export function processIo(): Io {
  return {
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    fetch: globalThis.fetch,
    sleep: sleepUnlessAborted,
    nowMs: Date.now,
    onInterrupt: (listener) => {
      process.on("SIGINT", listener);
      process.on("SIGTERM", listener);
      return () => {
        process.off("SIGINT", listener);
        process.off("SIGTERM", listener);
      };
    },
    exitCode: EXIT.done,
  };
}

/** Ends early, without an error, when the signal comes. */
async function sleepUnlessAborted(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

export function printLine(io: Io, line = ""): void {
  io.stdout.write(`${line}\n`);
}

export function note(io: Io, line: string): void {
  io.stderr.write(`${line}\n`);
}

export function printJson(io: Io, value: unknown): void {
  printLine(io, JSON.stringify(value, null, 2));
}
