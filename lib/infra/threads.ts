import { existsSync } from "node:fs";
import path from "node:path";
import type { Worker, WorkerOptions } from "node:worker_threads";
import { AppError } from "@/lib/core/errors";

/**
 * The source file of a thread, by its path in the repository. Node runs it as it is, types stripped. The web app is
 * bundled and knows its sources by the folder that it runs in; other processes by where this file lies.
 */
function threadFile(source: string): string {
  const folders = [import.meta.dirname ? path.resolve(import.meta.dirname, "../..") : null, process.cwd()];
  const found = folders.flatMap((folder) => (folder ? [path.join(folder, source)] : [])).find((file) => existsSync(file));
  if (found) return found;
  throw new AppError("configuration", `The source file ${source} is not there.`, { hint: "Run the app in the folder of its sources." });
}

/** A thread without the environment of this process, so that it knows none of its secrets. */
export function startThread(source: string, options: Pick<WorkerOptions, "workerData" | "transferList" | "resourceLimits">): Worker {
  // Not by an import: the bundler would take the file of a Worker that it sees for one to bundle, and breaks on it.
  const threads = process.getBuiltinModule("node:worker_threads");
  return new threads.Worker(threadFile(source), { ...options, execArgv: [], env: {} });
}
