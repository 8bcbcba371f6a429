import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, readdir, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { servedFiles, weightsOf } from "@/lib/core/checkpoints";
import { AppError } from "@/lib/core/errors";
import { folderReader } from "@/lib/infra/checkpoints/folder";
import { BARE_ENVIRONMENT, freePort, signal as send, waitForExit } from "@/lib/infra/processes";
import { ensureServeEnvironment } from "./environment";
import { openLog, serverLogFile } from "./log";
import { recordServer, runName, runsFolder } from "./records";
import { samplingOf } from "./sampling";
import { untilHealthy, type Launch, type LaunchRequest, type ModelServer } from "./server";

export interface TransformersOptions {
  dataDir: string;
  onProgress: (line: string) => void;
  /** Time to load the weights. */
  startMs?: number;
  /** Time to finish after a polite signal. */
  stopMs?: number;
}

/** What the server calls the model: the name of a link in its working folder. */
const MODEL = "model";
const START_MS = 15 * 60_000;
const STOP_MS = 10_000;

/** Serves checkpoints on this host's processors by `transformers serve`, each in a process group of its own. */
export function transformersLauncher(options: TransformersOptions): Launch {
  let count = 0;
  return async (request) => {
    const python = await ensureServeEnvironment({ ...options, signal: request.signal });
    const runFolder = path.join(runsFolder(options.dataDir), runName(++count));
    try {
      await linkModel(request.folder, path.join(runFolder, MODEL));
      return await start(python, runFolder, request, options);
    } catch (error) {
      await rm(runFolder, { recursive: true, force: true });
      throw error;
    }
  };
}

/** A folder of links to what the server may read: whatever else lies beside the checkpoint is not offered to it. */
async function linkModel(folder: string, target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const names = servedFiles(await readdir(folder), await weightsOf(await folderReader(folder)));
  for (const name of names) await symlink(path.join(folder, name), path.join(target, name));
}

async function start(python: string, runFolder: string, { key, folder, signal }: LaunchRequest, { dataDir, startMs = START_MS, stopMs = STOP_MS }: TransformersOptions): Promise<ModelServer> {
  const [port, logFile] = [await freePort(), serverLogFile(dataDir, key)];
  const child = await spawned(python, port, runFolder, logFile);
  const { pid } = child;
  if (pid === undefined) throw new AppError("configuration", `The model server cannot be started: ${python} does not run.`);
  await recordServer(runFolder, pid);
  const exited = exitOf(child).finally(() => rm(runFolder, { recursive: true, force: true }));
  const stop = async () => {
    send(pid, "SIGTERM", true);
    if (!(await waitForExit(child, stopMs))) send(pid, "SIGKILL", true);
    await exited;
  };
  const server = { exited, logFile, stop };
  try {
    await untilHealthy(server, port, startMs, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  const parameters = { generation_config: JSON.stringify(await samplingOf(folder)) };
  // It sets the seed of the whole process for each call: two at once would draw each other's numbers.
  return { ...server, baseUrl: `http://127.0.0.1:${port}/v1`, model: MODEL, parameters, callsAtOnce: 1 };
}

async function spawned(python: string, port: number, runFolder: string, logFile: string): Promise<ChildProcess> {
  const log = await openLog(logFile);
  const args = ["-m", "transformers.cli.transformers", "serve", MODEL, "--host", "127.0.0.1", "--port", String(port), "--device", "cpu", "--log-level", "warning"];
  try {
    return spawn(python, args, { cwd: runFolder, env: environment(runFolder), detached: true, stdio: ["ignore", log.fd, log.fd] });
  } finally {
    await log.close();
  }
}

/** Nothing of ours, and nothing that leads out: the checkpoint is somebody else's. */
function environment(runFolder: string): NodeJS.ProcessEnv {
  return { ...BARE_ENVIRONMENT, HOME: runFolder, HF_HUB_OFFLINE: "1", HF_HUB_DISABLE_TELEMETRY: "1", HF_HUB_DISABLE_UPDATE_CHECK: "1", HF_HOME: path.join(runFolder, "hf"), PYTHONUNBUFFERED: "1", TOKENIZERS_PARALLELISM: "false" };
}

function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(`could not run (${error.message})`));
    child.once("exit", (code, name) => resolve(name === null ? `ended with status ${code}` : `was ended by ${name}${name === "SIGKILL" ? ", as a host without memory left does" : ""}`));
  });
}
