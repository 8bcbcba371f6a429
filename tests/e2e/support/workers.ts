import { spawn, type ChildProcess } from "node:child_process";
import { ROOT, workerArgs } from "@/lib/infra/build/step";
import { waitForExit } from "@/lib/infra/processes";
import { until } from "@/tests/support/until";

export interface Workers {
  /** Starts a worker as `npm start` does. */
  start: (file: "workers/judge.ts" | "workers/generate.ts" | "workers/train.ts") => ChildProcess;
  kill: (worker: ChildProcess) => Promise<void>;
  /** As `until`, with what the workers said where it gives up. */
  wait: <Value>(what: string, ask: () => Promise<Value | null>, limitMs?: number) => Promise<Value>;
  /** Ends those that still run. */
  stop: () => Promise<void>;
}

export interface WorkersOptions {
  databaseUrl: string;
  dataDir: string;
  /** Marks their containers. */
  instance: string;
  secret: string;
  /** On top of what all have. */
  env?: Record<string, string>;
}

/** Real worker processes on a database of the test's own, which measure Python alone and on any host. */
export function workersOn({ databaseUrl, dataDir, instance, secret, env = {} }: WorkersOptions): Workers {
  const children: ChildProcess[] = [];
  const output: string[] = [];
  const environment = {
    ...process.env, NODE_ENV: "production" as const, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, AFTERBURNER_INSTANCE: instance, AFTERBURNER_SECRET: secret,
    DRIFT_TOLERANCE: "10", SANDBOX_LANGUAGES: "python3", ...env,
  };
  return {
    start: (file) => {
      const child = spawn(process.execPath, workerArgs(file), { cwd: ROOT, env: environment, stdio: ["ignore", "pipe", "pipe"] });
      for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => output.push(chunk.toString()));
      children.push(child);
      return child;
    },
    kill: async (worker) => {
      worker.kill("SIGKILL");
      await waitForExit(worker, 10_000);
    },
    wait: (what, ask, limitMs = 150_000) =>
      until(what, ask, limitMs).catch((cause: unknown) => {
        throw new Error(`${String(cause)}\n${output.slice(-40).join("")}`, { cause });
      }),
    stop: async () => {
      for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await Promise.all(children.map((child) => waitForExit(child, 30_000)));
    },
  };
}
