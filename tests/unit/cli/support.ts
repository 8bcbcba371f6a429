import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { PassThrough, Writable } from "node:stream";
import { run } from "@/cli/program";
import { EXIT, type ExitCode } from "@/cli/support/exit-codes";
import type { Input, Io } from "@/cli/support/io";
import type { SubmissionAnswer } from "@/cli/remote/answers";

export const KEY = "ab_test-key";
export const ID = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000";

export interface Seen {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export type Handler = (seen: Seen, response: ServerResponse, count: number) => void | Promise<void>;

export interface FakeServer extends AsyncDisposable {
  url: string;
  seen: Seen[];
}

/** A server that answers as the test says; it notes every request in whole. */
export async function fakeServer(handler: Handler): Promise<FakeServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString("latin1") };
      seen.push(one);
      void handler(one, response, seen.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${port}`, seen, [Symbol.asyncDispose]: close };
}

export function sendJson(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json", ...headers });
  response.end(JSON.stringify(body));
}

export function problem(code: string, detail: string, more: object = {}): object {
  return { type: `/docs/api#${code}`, title: "", code, detail, ...more };
}

export interface RunOptions {
  env?: Record<string, string>;
  /** What comes in on standard input, which is no terminal. */
  input?: string;
  stdin?: Input;
  fetch?: typeof fetch;
  /** Hears of each wait, which then takes no time. */
  onSleep?: (ms: number) => void;
  /** Is handed what Ctrl-C calls. */
  onListening?: (interrupt: () => void) => void;
}

export interface Ran {
  code: ExitCode;
  stdout: string;
  stderr: string;
}

/** One command line as the program runs it, against a world of the test's own. */
export async function cli(argv: string[], options: RunOptions = {}): Promise<Ran> {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const stdin = options.stdin ?? new PassThrough().end(options.input ?? "");
  const io: Io = {
    env: { HOME: "/nonexistent", ...options.env },
    stdin, stdout, stderr,
    fetch: options.fetch ?? fetch,
    sleep: async (ms) => options.onSleep?.(ms),
    nowMs: Date.now,
    onInterrupt: (listener) => {
      options.onListening?.(listener);
      return () => undefined;
    },
    exitCode: EXIT.done,
  };
  const code = await run(argv, io);
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Collected extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A folder that goes when the test ends. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "cli-"));
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** A submission as a server gives it, with a field that this command line does not know. */
export function view(changes: Partial<SubmissionAnswer> = {}): SubmissionAnswer & { somethingNew: number } {
  return {
    id: ID,
    model: { slug: "m", name: "Some model", link: null, licence: null, openWeights: null, sizeBillions: null },
    set: { slug: "starter", name: "Starter", version: "1" },
    language: "python3", method: "vanilla", iteration: null, state: "queued", stateReason: null, sampleCount: 4, doneCount: 0,
    verdictCounts: { AC: 0, WA: 0, TLE: 0, MLE: 0, OLE: 0, RE: 0, CE: 0, IE: 0 },
    secondsLeft: null, waitingFor: null, pausedBecause: null, scores: null, visibility: "private", hidden: null, duplicateOfId: null,
    createdAt: new Date().toISOString(), somethingNew: 1,
    ...changes,
  };
}

const HALF = { mean: 0.5, low: 0.4, high: 0.6 };
export const SCORED = view({ state: "scored", doneCount: 4, scores: { beyondI: HALF, beyondT: HALF, beyondM: HALF, passAt1: HALF } });
