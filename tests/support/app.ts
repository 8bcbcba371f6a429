import { spawn, type ChildProcess } from "node:child_process";
import { AppError } from "@/lib/core/errors";
import { freePort, waitForExit } from "@/lib/infra/processes";
import { lineSplitter } from "@/scripts/start/output";
import { ROOT, tsxArgs } from "@/lib/infra/build/step";
import { makeDataDir, removeDataDir } from "./data-dir";

export interface RunningApp {
  url: string;
  /** The supervisor: its SIGINT is a person's Ctrl-C. */
  process: ChildProcess;
  dataDir: string;
  /** All lines so far. */
  output: () => string;
  /** Resolves at the first line, past or to come, that contains the text. */
  waitForLine: (text: string) => Promise<string>;
  /** Ctrl-C, then waits for the end. @returns the exit code */
  interrupt: () => Promise<number | null>;
  /** `interrupt`, then removes the data folder. */
  stop: () => Promise<number | null>;
}

export interface StartAppOptions {
  /** Without it the app starts an embedded Postgres of its own. */
  databaseUrl?: string;
  env?: Record<string, string>;
}

const READY = "Afterburner is ready";

/** Runs the product as `npm start` does, on a free port and with a data folder of its own, until it is ready. */
export async function startApp(options: StartAppOptions = {}): Promise<RunningApp> {
  const dataDir = await makeDataDir();
  const port = await freePort();
  // Images of other languages would be built in the background, which takes minutes that no test waits for.
  const environment = { ...process.env, SANDBOX_LANGUAGES: "python3", ...options.env, NODE_ENV: "production" as const, DATA_DIR: dataDir, DATABASE_URL: options.databaseUrl ?? "" };
  const child = spawn(process.execPath, tsxArgs("scripts/start.ts", "--port", String(port)), {
    cwd: ROOT, env: environment, stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const splitter = lineSplitter((line) => {
    lines.push(line);
    for (const check of [...waiting]) check();
  });
  child.stdout.on("data", splitter.push);
  child.stderr.on("data", splitter.push);
  const waitForLine = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const line = lines.find((candidate) => candidate.includes(text));
        if (line === undefined && child.exitCode === null && child.signalCode === null) return;
        waiting.delete(check);
        if (line !== undefined) resolve(line);
        else reject(new AppError("internal", `The app ended before it said "${text}":\n${lines.slice(-40).join("\n")}`));
      };
      waiting.add(check);
      child.once("close", check);
      check();
    });
  const interrupt = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
    await waitForExit(child, 120_000);
    return child.exitCode;
  };
  const stop = async (): Promise<number | null> => {
    const code = await interrupt();
    await removeDataDir(dataDir);
    return code;
  };
  try {
    await waitForLine(READY);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://localhost:${port}`, process: child, dataDir, output: () => lines.join("\n"), waitForLine, interrupt, stop };
}
