import { execFile, type ChildProcess } from "node:child_process";
import { accessSync, constants } from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { AppError } from "@/lib/core/errors";
import { isAlive, type ProcessIdentity } from "@/lib/infra/state";

export const runFile = promisify(execFile);

/** For programs that should see nothing of ours. (NODE_ENV only because Next's types demand it.) */
export const BARE_ENVIRONMENT = { LC_ALL: "C", PATH: "/usr/bin:/bin", NODE_ENV: "production" } as const;

/** Absolute path of a program, looked up in PATH and in the folders of root's tools; undefined if missing. */
export function findProgram(name: string, searchPath = process.env["PATH"] ?? ""): string | undefined {
  const folders = [...searchPath.split(path.delimiter), "/usr/sbin", "/sbin"].filter((folder) => folder !== "");
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `[program, arguments]` that run the given command on these cores only; unchanged where that cannot be done. */
export function pinned(cores: number[] | undefined, program: string, args: string[]): [string, string[]] {
  const taskset = cores === undefined || cores.length === 0 ? undefined : findProgram("taskset");
  if (taskset === undefined) return [program, args];
  return [taskset, ["-c", (cores ?? []).join(","), program, ...args]];
}

/** Whether a server could listen there now. */
export function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else if (error.code === "EACCES") {
        reject(new AppError("configuration", `Port ${port} may not be used by this user.`, { hint: "Choose one above 1023 with --port.", cause: error }));
      } else reject(error);
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** A port that nobody listens on, chosen by the kernel. */
export function freePort(host = "127.0.0.1"): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, host, () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** @returns true when the child ended within the time. */
export function waitForExit(child: ChildProcess, withinMs: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const onExit = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(() => {
      child.off("exit", onExit);
      resolve(false);
    }, withinMs);
    child.once("exit", onExit);
  });
}

/** Signals a process, or its group with `group`; that it is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals, group = false): void {
  try {
    process.kill(group ? -pid : pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Ends a process that is not our child (left by a run that was killed): politely first, then for good. */
export async function endStray(stray: ProcessIdentity, politely: NodeJS.Signals, group: boolean): Promise<void> {
  for (const [name, tries] of [[politely, 100], ["SIGKILL", 50]] as const) {
    if (!(await isAlive(stray))) return;
    signal(stray.pid, name, group);
    for (let attempt = 0; attempt < tries && (await isAlive(stray)); attempt += 1) await delay(100);
  }
}
