import { setTimeout as delay } from "node:timers/promises";
import type { Env } from "@/lib/infra/env";
import { openLog, serverLogFile, transformersLauncher, untilHealthy, type Launch } from "@/lib/infra/model-servers";
import { freePort } from "@/lib/infra/processes";
import { identify, isAlive } from "@/lib/infra/state";
import { hasGpus, removeStrayModelContainers, requireDocker, startModelContainer } from "@/lib/monolith";

/** What the server calls the model. */
const MODEL = "model";
/** Large weights are read, split and compiled for before it answers. */
const START_MS = 30 * 60_000;

type Docker = Awaited<ReturnType<typeof requireDocker>>;
interface Log {
  info: (fields: object, message: string) => void;
}

/**
 * What serves checkpoints on this host: vLLM in Docker where the daemon has GPUs, else `transformers serve`. Containers
 * that a killed worker left are removed. Throws AppError configuration where vLLM is demanded and cannot be had.
 */
export async function chooseLauncher(env: Env, log: Log): Promise<Launch> {
  const onProgress = (line: string) => log.info({}, line);
  const onProcessors = transformersLauncher({ dataDir: env.DATA_DIR, onProgress });
  if (env.MODEL_SERVER === "transformers") return onProcessors;
  const docker = await dockerWithGpus(env.MODEL_SERVER === "vllm");
  if (docker === null) return onProcessors;
  await removeStrayModelContainers(docker, isGone);
  return vllmLauncher(docker, env, onProgress);
}

/** null where there is no daemon, or one without GPUs; with `isDemanded` the reason is thrown. */
async function dockerWithGpus(isDemanded: boolean): Promise<Docker | null> {
  try {
    const docker = await requireDocker();
    return isDemanded || (await hasGpus(docker)) ? docker : null;
  } catch (error) {
    if (isDemanded) throw error;
    // A host that generates need not have Docker at all.
    return null;
  }
}

/** Serves checkpoints by vLLM in containers of this daemon, with GPUs. */
export function vllmLauncher(docker: Docker, env: Env, onProgress: (line: string) => void): Launch {
  return async ({ key, folder, signal }) => {
    const [port, logFile] = [await freePort(), serverLogFile(env.DATA_DIR, key)];
    const log = await openLog(logFile);
    const container = await startModelContainer({
      ...{ docker, folder, port, model: MODEL, image: env.MODEL_SERVER_IMAGE, gpus: env.MODEL_SERVER_GPUS, onProgress },
      label: await ownLabel(env.AFTERBURNER_INSTANCE),
      write: (chunk) => void log.write(chunk).catch(() => undefined),
    }).catch(async (error: unknown) => {
      await log.close();
      throw error;
    });
    // What it said last may still be on its way.
    const exited = container.exited.then(async (how) => (await delay(200), await log.close(), how));
    try {
      await untilHealthy({ exited, logFile }, port, START_MS, signal);
    } catch (error) {
      await container.stop();
      throw error;
    }
    return { baseUrl: `http://127.0.0.1:${port}/v1`, model: MODEL, parameters: {}, callsAtOnce: null, logFile, exited, stop: container.stop };
  };
}

/** Names this worker, so that another tells whether it still lives. */
async function ownLabel(instance: string): Promise<string> {
  const { pid, startTicks } = await identify("generate", process.pid);
  return `${instance}:${pid}:${startTicks}`;
}

async function isGone(label: string): Promise<boolean> {
  const [, pid, startTicks] = label.split(":");
  return startTicks !== undefined && !(await isAlive({ name: "generate", pid: Number(pid), startTicks }));
}
