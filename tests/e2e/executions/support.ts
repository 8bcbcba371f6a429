import { spawn, type ChildProcess } from "node:child_process";
import { batchLineSchema, type BatchLine, type ExecutionResult } from "@/lib/core/executions/result";
import { waitForExit } from "@/lib/infra/processes";
import { ROOT, workerArgs } from "@/lib/infra/build/step";
import { makeDataDir, removeDataDir } from "@/tests/support/data-dir";

export interface RunningWorker {
  process: ChildProcess;
  output: () => string;
  stop: (signal?: "SIGTERM" | "SIGKILL") => Promise<void>;
}

/** A judge worker of its own on a test's database. */
export async function startWorker(databaseUrl: string, instance: string): Promise<RunningWorker> {
  const dataDir = await makeDataDir();
  const env = { ...process.env, NODE_ENV: "production" as const, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, AFTERBURNER_INSTANCE: instance };
  const child = spawn(process.execPath, workerArgs("workers/judge.ts"), { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  return {
    process: child,
    output: () => output.join(""),
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      await waitForExit(child, 60_000);
      await removeDataDir(dataDir);
    },
  };
}

export const send = (url: string, body: object, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> =>
  fetch(url, { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body), ...(signal && { signal }) });

/** The lines of a stream of results, as they come. */
export async function* linesOf(response: Response): AsyncGenerator<BatchLine> {
  if (response.body === null) return;
  const decoder = new TextDecoder();
  let rest = "";
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield batchLineSchema.parse(JSON.parse(line));
  }
}

export async function allLines(response: Response): Promise<BatchLine[]> {
  const lines: BatchLine[] = [];
  for await (const line of linesOf(response)) lines.push(line);
  return lines;
}

/** Results of a stream by the index of their execution; a second one for an index is an error. */
export function byIndex(lines: readonly BatchLine[]): Map<number, ExecutionResult> {
  const results = new Map<number, ExecutionResult>();
  for (const line of lines) {
    if (line.type !== "result") continue;
    if (results.has(line.index)) throw new Error(`execution ${line.index} has two results`);
    results.set(line.index, line.result);
  }
  return results;
}
