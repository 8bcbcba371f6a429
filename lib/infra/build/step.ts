import { spawn } from "node:child_process";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import { signal } from "@/lib/infra/processes";

export const ROOT = path.resolve(import.meta.dirname, "../../..");
const TSX = path.join(ROOT, "node_modules/tsx/dist/loader.mjs");

/** Arguments of Node that run a TypeScript file of ours. */
export function tsxArgs(file: string, ...args: string[]): string[] {
  return ["--import", `file://${TSX}`, path.join(ROOT, file), ...args];
}

/**
 * Arguments of Node that run a worker: with little room for short-lived objects. A worker mostly waits, for a sandbox, a
 * model or a trainer, and with V8's own setting what it has thrown away grows to some hundred MiB before it is looked at.
 */
export function workerArgs(file: string): string[] {
  return ["--max-semi-space-size=4", ...tsxArgs(file)];
}

export interface StepOptions {
  /** What fails, as in "The production build failed". */
  what: string;
  /** On top of those of this process. */
  env?: Record<string, string | undefined>;
  abort?: AbortSignal;
  /** Show all output as it comes, not only the last lines of a failure. */
  show?: boolean;
}

/**
 * Runs Node with arguments and waits for its end.
 * @throws AppError `configuration` with the last lines of its output when it fails.
 */
export async function runNode(args: string[], options: StepOptions): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const lines: string[] = [];
  const keep = (chunk: Buffer): void => {
    if (options.show) process.stdout.write(chunk);
    lines.push(...chunk.toString().split("\n").filter((line) => line.trim() !== ""));
    lines.splice(0, lines.length - 20);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const kill = (): void => signal(child.pid ?? 0, "SIGKILL", true);
  options.abort?.addEventListener("abort", kill);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(() => options.abort?.removeEventListener("abort", kill));
  if (code !== 0) {
    const shown = options.show ? "Its output is above." : `Its last lines:\n${lines.join("\n")}`;
    throw new AppError("configuration", `${options.what} failed. ${shown}`);
  }
}
