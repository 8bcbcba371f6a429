import { readFile } from "node:fs/promises";
import path from "node:path";
import Docker from "dockerode";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { attemptExitSchema, type Capacity, type Launcher, type LaunchHandle, type LaunchRequest, type LaunchState } from "@/lib/core/training";
import { hasUserNamespaces } from "../docker";
import { dockerStatus } from "../failure";
import { hasGpus } from "../model-server";
import { prepareFolder } from "./folder";
import { ensureTrainerImage, type TrainerBuild } from "./image";
import { readTail } from "./log";
import { attemptName, TRAINER_LABEL, trainerContainerName, trainerContainerSpec } from "./spec";

export interface DockerTrainersOptions {
  /** Default: the daemon of DOCKER_HOST or of the usual socket. */
  docker?: Docker;
  /** Of this installation. */
  label: string;
  /** An image that has the trainer, instead of the one that is built. */
  image?: string | undefined;
  wheels?: string | undefined;
  /** Default `host`. */
  network?: string | undefined;
  memoryBytes?: number | null;
  /** The hub, or a mirror of it. */
  hubUrl: string;
  /** Cores that do not measure; containers and builds run there. */
  cores: number[];
  /** Names the GPUs of a host whose daemon can give them. */
  findGpus: () => Promise<Capacity["gpus"]>;
  onProgress: (line: string) => void;
}

const handleSchema = z.object({ container: z.string(), folder: z.string(), name: z.string() });
type DockerHandle = z.output<typeof handleSchema>;
const stateSchema = z.object({
  State: z.object({ Status: z.string(), Running: z.boolean(), ExitCode: z.number(), OOMKilled: z.boolean().default(false) }),
});

const SIGNALS: Readonly<Record<number, string>> = { 1: "SIGHUP", 2: "SIGINT", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL", 11: "SIGSEGV", 15: "SIGTERM" };

/** Runs attempts in containers of the Docker daemon, named by run and attempt. */
export function dockerTrainers(options: DockerTrainersOptions): Launcher {
  const docker = options.docker ?? new Docker();
  const imageOf = oneAtATime((build: TrainerBuild) => ensureTrainerImage({ ...options, docker, build }));

  const start = async (request: LaunchRequest): Promise<LaunchHandle> => {
    const name = trainerContainerName(request);
    const handle: DockerHandle = { container: name, folder: request.folder, name: attemptName(request.attempt) };
    if (await startMade(docker, name)) return handle;
    if (request.needsGpu && !(await asked(hasGpus(docker)))) throw noGpus();
    const image = options.image ?? (await imageOf(request.needsGpu ? "cuda" : "cpu"));
    const { user, models } = await prepareFolder(request.folder);
    const { label, network = "host", memoryBytes = null, cores, hubUrl } = options;
    const spec = trainerContainerSpec({ request, image, label, user, models, network, memoryBytes, hubUrl, cores, hasUserNamespaces: await asked(hasUserNamespaces(docker)) });
    await docker.createContainer(spec).catch((cause: unknown) => {
      // Somebody made it in this moment.
      if (dockerStatus(cause) !== 409) throw refused("could not be made", cause);
    });
    await startMade(docker, name);
    return handle;
  };

  return {
    kind: "docker",
    capacity: () => capacityOf(docker, options.findGpus),
    start,
    look: async (handle) => stateOf(docker, handleSchema.parse(handle)),
    stop: async (handle, how) => {
      const { container } = handleSchema.parse(handle);
      await docker.getContainer(container).kill({ signal: how === "graceful" ? "SIGTERM" : "SIGKILL" }).catch(unlessGone("could not be stopped"));
    },
    logTail: async (handle, bytes) => readTail(docker, handleSchema.parse(handle).container, bytes),
    forget: async (handle) => {
      await docker.getContainer(handleSchema.parse(handle).container).remove({ v: true }).catch(unlessGone("could not be removed"));
    },
  };
}

/** Removes what an installation has of them, running or not. Returns their number. */
export async function removeTrainerContainers(docker: Docker, label: string): Promise<number> {
  const found = await docker.listContainers({ all: true, filters: { label: [`${TRAINER_LABEL}=${label}`] } });
  for (const { Id } of found) await docker.getContainer(Id).remove({ force: true, v: true }).catch(unlessGone("could not be removed"));
  return found.length;
}

/** Starts a container that was made and not yet started; one that runs or has ended stays as it is. @returns whether there is one */
async function startMade(docker: Docker, name: string): Promise<boolean> {
  const state = await inspect(docker, name);
  if (state === null) return false;
  if (state.Status !== "created") return true;
  const container = docker.getContainer(name);
  await container.start().catch(async (cause: unknown) => {
    // 304: started by somebody else in this moment.
    if (dockerStatus(cause) === 304) return;
    await container.remove({ force: true, v: true }).catch(unlessGone("could not be removed"));
    throw refused("could not be started", cause);
  });
  return true;
}

async function inspect(docker: Docker, name: string): Promise<z.output<typeof stateSchema>["State"] | null> {
  try {
    return stateSchema.parse(await docker.getContainer(name).inspect()).State;
  } catch (cause) {
    if (dockerStatus(cause) === 404) return null;
    throw unanswered(cause);
  }
}

async function stateOf(docker: Docker, handle: DockerHandle): Promise<LaunchState> {
  const { container } = handle;
  const state = await inspect(docker, container);
  if (state?.Running) return { kind: "running" };
  // What was written down remains true when the container is gone, and knows of memory that the whole host lacked.
  const exit = await exitOf(handle);
  if (exit !== null) return { kind: "ended", ...exit, isOutOfMemory: exit.isOutOfMemory || (exit.exitCode !== 0 && state?.OOMKilled === true) };
  if (state === null) return { kind: "gone", reason: `The container ${container} is no longer there: it was removed, or Docker on this host was set up anew.` };
  if (state.Status === "created") return { kind: "gone", reason: `The container ${container} was made and never started.` };
  // As a shell tells of a signal.
  const signal = state.ExitCode > 128 ? SIGNALS[state.ExitCode - 128] ?? null : null;
  return { kind: "ended", exitCode: signal === null ? state.ExitCode : null, signal, isOutOfMemory: state.OOMKilled && state.ExitCode !== 0 };
}

/** Null where the attempt could not write it: its container was killed. */
async function exitOf({ folder, name }: DockerHandle): Promise<z.output<typeof attemptExitSchema> | null> {
  const text = await readFile(path.join(folder, `${name}.exit.json`), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : attemptExitSchema.parse(JSON.parse(text));
}

async function capacityOf(docker: Docker, findGpus: DockerTrainersOptions["findGpus"]): Promise<Capacity> {
  const infoSchema = z.object({ NCPU: z.number(), MemTotal: z.number() });
  try {
    const { NCPU, MemTotal } = infoSchema.parse(await docker.info());
    const gpus = (await hasGpus(docker)) ? await findGpus() : [];
    return { launcher: "docker", isAvailable: true, reason: null, cpus: NCPU, memoryBytes: MemTotal, gpus };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { launcher: "docker", isAvailable: false, reason: `The Docker daemon does not answer the worker that launches (${why}). Start Docker, or set DOCKER_HOST.`, cpus: null, memoryBytes: null, gpus: [] };
  }
}

/** Two runs that start together wait for one build; a failed one is tried again by whoever asks next. */
function oneAtATime<Key, Value>(make: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const running = new Map<Key, Promise<Value>>();
  return (key) => {
    const started = running.get(key) ?? make(key).finally(() => running.delete(key));
    running.set(key, started);
    return started;
  };
}

async function asked<Value>(answer: Promise<Value>): Promise<Value> {
  return answer.catch((cause: unknown) => {
    throw unanswered(cause);
  });
}

function noGpus(): AppError {
  return new AppError("configuration", "The run wants a GPU, and the Docker daemon has none to give.", {
    hint: "Install nvidia-container-toolkit on its host (`nvidia-ctk runtime configure`), or choose the device cpu.",
  });
}

/** An answer that says no is about this container; none at all is about the daemon, and passes. */
function refused(what: string, cause: unknown): AppError {
  if (dockerStatus(cause) === null) return unanswered(cause);
  return new AppError("configuration", `The trainer's container ${what} (${cause instanceof Error ? cause.message : String(cause)}).`, { cause });
}

function unanswered(cause: unknown): AppError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new AppError("upstream_unavailable", `The Docker daemon does not answer (${why}).`, { hint: "Start Docker, or set DOCKER_HOST to a running one.", cause });
}

/** 404: not there; 409: not running, or being removed. */
function unlessGone(what: string): (cause: unknown) => void {
  return (cause) => {
    const status = dockerStatus(cause);
    if (status !== 304 && status !== 404 && status !== 409) throw refused(what, cause);
  };
}
