import { spawn } from "node:child_process";
import { open, readFile, rename, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { attemptExitSchema, type Capacity, type Launcher, type LaunchHandle, type LaunchRequest, type LaunchState } from "@/lib/core/training";
import { ROOT } from "@/lib/infra/build/step";
import { withLock } from "@/lib/infra/patient-lock";
import { BARE_ENVIRONMENT, signal } from "@/lib/infra/processes";
import { identify, isAlive } from "@/lib/infra/state";
import { bootId, hasGroup } from "./host";
import { tailOfFile } from "./logTail";
import { findGpus } from "./nvidia";

export interface LocalLauncherOptions {
  /** The interpreter with the trainer's packages, made at the first call. */
  python: () => Promise<string>;
  /** Why there can be no such interpreter here; null where there can. */
  lacks: () => Promise<string | null>;
  /** Where models of the hub are kept, for all runs together. */
  hubFolder: string;
  /** Of the hub, or of a mirror. */
  hubUrl: string;
  /** Folder that holds `trainer/`; the repository's own unless told otherwise. */
  root?: string;
}

const handleSchema = z.object({
  host: z.string(),
  /** Of one start of the host: after another no process of before lives. */
  boot: z.string(),
  pid: z.number(),
  startTicks: z.string(),
  folder: z.string(),
  name: z.string(),
});
type LocalHandle = z.output<typeof handleSchema>;


/**
 * Runs attempts as processes of this host, each in a session and group of its own that outlives us. What an attempt is
 * found by again lies beside its run file, how it ended as well: whoever asks after a restart of ours learns both.
 */
export function localLauncher(options: LocalLauncherOptions): Launcher {
  return {
    kind: "local",
    capacity: () => capacity(options),
    start: (request) => start(options, request),
    look: async (handle) => stateOf(ownHandle(handle)),
    stop: async (handle, how) => {
      const { pid, startTicks } = ownHandle(handle);
      const isRunning = await isAlive({ name: "trainer", pid, startTicks });
      // The attempt hands a polite signal on; for good the whole group ends.
      if (how === "graceful" && isRunning) signal(pid, "SIGTERM");
      if (how === "hard" && (isRunning || (await hasGroup(pid)))) signal(pid, "SIGKILL", true);
    },
    logTail: async (handle, bytes) => tailOfFile(logFile(handleSchema.parse(handle)), bytes),
    // Nothing is held but files in the folder, which the next attempt leaves alone.
    forget: async () => undefined,
  };
}

async function capacity({ lacks }: LocalLauncherOptions): Promise<Capacity> {
  const reason = await lacks();
  return { launcher: "local", isAvailable: reason === null, reason, cpus: os.availableParallelism(), memoryBytes: os.totalmem(), gpus: await findGpus() };
}

/** Two at once wait for each other: the second finds what the first has written down. */
async function start(options: LocalLauncherOptions, request: LaunchRequest): Promise<LaunchHandle> {
  const name = `attempt-${request.attempt}`;
  const file = path.join(request.folder, `${name}.json`);
  const python = await options.python();
  return withLock(`${file}.lock`, "training run", {}, async () => {
    const found = await readHandle(file);
    if (found !== null) return found;
    const handle = await launch(options, request, name, python);
    await writeFile(`${file}.draft`, JSON.stringify(handle));
    await rename(`${file}.draft`, file);
    return handle;
  });
}

async function launch(options: LocalLauncherOptions, { folder, environment }: LaunchRequest, name: string, python: string): Promise<LocalHandle> {
  const log = await open(path.join(folder, `${name}.log`), "a", 0o600);
  try {
    const child = spawn(python, ["-m", "trainer.attempt", folder, name], { cwd: options.root ?? ROOT, env: environmentOf(options, folder, environment), detached: true, stdio: ["ignore", log.fd, log.fd] });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", (cause) => reject(new AppError("configuration", `The trainer cannot be started: ${python} does not run.`, { cause })));
    });
    // It goes on without us.
    child.unref();
    const { pid, startTicks } = await identify("trainer", child.pid ?? 0);
    return { host: os.hostname(), boot: await bootId(), pid, startTicks, folder, name };
  } finally {
    await log.close();
  }
}

/** Nothing of ours: no database, no secret of the installation. */
function environmentOf({ hubFolder, hubUrl, root = ROOT }: LocalLauncherOptions, folder: string, environment: Record<string, string>): NodeJS.ProcessEnv {
  const quiet = { PYTHONUNBUFFERED: "1", PYTHONDONTWRITEBYTECODE: "1", TOKENIZERS_PARALLELISM: "false", HF_HUB_DISABLE_TELEMETRY: "1", HF_HUB_DISABLE_UPDATE_CHECK: "1", HF_HUB_DISABLE_PROGRESS_BARS: "1" };
  return { ...BARE_ENVIRONMENT, ...quiet, LC_ALL: "C.UTF-8", HOME: folder, HF_HOME: hubFolder, HF_ENDPOINT: hubUrl, PYTHONPATH: root, ...environment };
}

async function readHandle(file: string): Promise<LocalHandle | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : handleSchema.parse(JSON.parse(text));
}

/** Throws AppError upstream_unavailable for an attempt on another host, of which we cannot say anything. */
function ownHandle(handle: LaunchHandle): LocalHandle {
  const parsed = handleSchema.parse(handle);
  if (parsed.host === os.hostname()) return parsed;
  throw new AppError("upstream_unavailable", `The run was launched on the host ${parsed.host}, and only a train worker there can see it.`, { hint: `Start a train worker on ${parsed.host}.` });
}

async function stateOf({ boot, pid, startTicks, folder, name }: LocalHandle): Promise<LaunchState> {
  if (await isAlive({ name: "trainer", pid, startTicks })) return { kind: "running" };
  const exit = await readFile(path.join(folder, `${name}.exit.json`), "utf8").catch(() => null);
  if (exit !== null) return { kind: "ended", ...attemptExitSchema.parse(JSON.parse(exit)) };
  if (boot !== (await bootId())) return { kind: "gone", reason: "The host was started anew while the run was going on." };
  // What was started for the attempt may outlive the process that watched it.
  if (await hasGroup(pid)) return { kind: "running" };
  return { kind: "ended", exitCode: null, signal: "SIGKILL", isOutOfMemory: false };
}

function logFile({ folder, name }: LocalHandle): string {
  return path.join(folder, `${name}.log`);
}
