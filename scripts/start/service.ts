import { spawn, type ChildProcess } from "node:child_process";
import { pinned, signal, waitForExit } from "@/lib/infra/processes";
import { lineSplitter } from "./output";
import { ROOT } from "@/lib/infra/build/step";

export interface ServiceSpec {
  name: string;
  /** Arguments of Node. */
  args: string[];
  env: NodeJS.ProcessEnv;
  cores: number[];
  /** How long it may take to end after SIGTERM. */
  graceMs: number;
}

export interface ServiceEvents {
  onLine: (line: string) => void;
  onStarted: (pid: number) => void;
  /** It ended by itself and starts again after `waitMs`. */
  onCrash: (how: string, waitMs: number) => void;
}

export interface Service {
  stop: (hard: () => boolean) => Promise<void>;
}

/** Waits double from 1 s to 30 s; a run of a minute counts as healthy and starts over at 1 s. */
export function nextBackoffMs(previousMs: number, ranForMs: number): number {
  return ranForMs >= 60_000 || previousMs === 0 ? 1_000 : Math.min(previousMs * 2, 30_000);
}

/**
 * Keeps one child process running. It has a process group of its own, so that Ctrl-C in a terminal
 * reaches only us and the order of stopping is ours.
 */
export function superviseService(spec: ServiceSpec, events: ServiceEvents): Service {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let backoffMs = 0;

  const launch = (): void => {
    const startedAt = Date.now();
    const started = spawn(...pinned(spec.cores, process.execPath, spec.args), {
      cwd: ROOT, env: spec.env, detached: true, stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    const lines = lineSplitter(events.onLine);
    started.stdout.on("data", lines.push);
    started.stderr.on("data", lines.push);
    started.once("spawn", () => events.onStarted(started.pid ?? 0));
    const ended = (how: string): void => {
      lines.flush();
      // Whatever the child itself had started must not live on beside its successor.
      if (started.pid !== undefined) signal(started.pid, "SIGKILL", true);
      if (stopping) return;
      backoffMs = nextBackoffMs(backoffMs, Date.now() - startedAt);
      events.onCrash(how, backoffMs);
      timer = setTimeout(launch, backoffMs);
    };
    started.once("error", (error) => ended(error.message));
    started.once("exit", (code, signalName) => ended(signalName ?? `exit code ${code}`));
  };

  launch();
  return {
    stop: async (hard) => {
      stopping = true;
      clearTimeout(timer);
      if (child?.pid !== undefined) await endChild(child, child.pid, spec.graceMs, hard);
    },
  };
}

async function endChild(child: ChildProcess, pid: number, graceMs: number, hard: () => boolean): Promise<void> {
  // Only the leader: it drains its own helpers.
  if (!(await waitForExit(child, 0))) child.kill("SIGTERM");
  const deadline = Date.now() + graceMs;
  while (!hard() && Date.now() < deadline) {
    if (await waitForExit(child, 200)) return;
  }
  signal(pid, "SIGKILL", true);
  await waitForExit(child, 5_000);
}
