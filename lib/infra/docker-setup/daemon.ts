import { spawn } from "node:child_process";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";
import { askDocker, isDockerReachable } from "@/lib/infra/docker-setup/reach";
import { endStray, findProgram, runFile } from "@/lib/infra/processes";
import { identify, isAlive } from "@/lib/infra/state";

/** A daemon that this process started, and its end. */
export interface StartedDaemon {
  /** Stops it, unless containers of others run in it; says which happened. */
  stop: () => Promise<"stopped" | "left running">;
}

export interface DaemonOptions {
  /** Its log goes there, as dockerd.log. */
  dataDir: string;
  dockerHost?: string;
  onProgress: (line: string) => void;
}

const DEFAULT_PID_FILE = "/var/run/docker.pid";

/**
 * Starts the daemon: by systemd where that runs, else as a process of our own (in a container, say).
 * @returns undefined when a service manager keeps it, so that stopping it is not ours.
 * @throws AppError `sandbox_unavailable` with the last lines of its log.
 */
export async function startDaemon(options: DaemonOptions): Promise<StartedDaemon | undefined> {
  if (existsSync("/run/systemd/system")) {
    options.onProgress("Starting the Docker service");
    await runFile("systemctl", ["start", "docker"]);
    await waitUntilReachable(options, () => true);
    return undefined;
  }
  const logFile = path.join(options.dataDir, "dockerd.log");
  options.onProgress(`Starting the Docker daemon (log: ${logFile})`);
  const pid = await launch(options, logFile);
  const daemon = await identify("dockerd", pid);
  try {
    await waitUntilReachable(options, () => isAlive(daemon));
  } catch (error) {
    await endStray(daemon, "SIGTERM", false);
    throw error;
  }
  return {
    stop: async () => {
      if ((await runningContainers(options.dockerHost)) > 0) return "left running";
      await endStray(daemon, "SIGTERM", false);
      return "stopped";
    },
  };
}

async function launch(options: DaemonOptions, logFile: string): Promise<number> {
  const program = findProgram("dockerd");
  if (program === undefined) throw new AppError("sandbox_unavailable", "There is no dockerd to start.");
  await removeStalePidFile();
  await mkdir(options.dataDir, { recursive: true });
  const log = await open(logFile, "w", 0o600);
  try {
    // Its own process group: Ctrl-C must not stop it under containers that are being removed.
    const child = spawn(program, [], { detached: true, stdio: ["ignore", log.fd, log.fd] });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    child.unref();
    return child.pid ?? 0;
  } finally {
    await log.close();
  }
}

/** After a crash the number in the file may belong to another process, and dockerd would refuse to start. */
async function removeStalePidFile(): Promise<void> {
  const text = await readFile(DEFAULT_PID_FILE, "utf8").catch(() => undefined);
  if (text === undefined) return;
  const name = await readFile(`/proc/${text.trim()}/comm`, "utf8").catch(() => "");
  if (name.trim() !== "dockerd") await rm(DEFAULT_PID_FILE, { force: true });
}

async function waitUntilReachable(options: DaemonOptions, lives: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await isDockerReachable(options.dockerHost)) return;
    if (!(await lives())) break;
    await delay(200);
  }
  const log = await readFile(path.join(options.dataDir, "dockerd.log"), "utf8").catch(() => "");
  const lines = log.trim().split("\n").slice(-5).join("\n");
  throw new AppError("sandbox_unavailable", `The Docker daemon did not start. Its last lines:\n${lines}`, {
    hint: "Afterburner needs a host (or a privileged container) in which Docker can run; see docs/operations.md.",
  });
}

async function runningContainers(dockerHost: string | undefined): Promise<number> {
  const body = await askDocker(dockerHost, "/containers/json");
  return body === undefined ? 0 : (JSON.parse(body) as unknown[]).length;
}

