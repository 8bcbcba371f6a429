import { Writable } from "node:stream";

import type Docker from "dockerode";

import { AppError } from "@/lib/core/errors";

import { dockerStatus, unavailable } from "./failure";

/** A container of vLLM to be started. */
export interface ModelContainerOptions {
  docker: Docker;
  /** With `vllm` in its path, as vllm/vllm-openai:v0.11.0; pulled where it is missing. */
  image: string;
  /** The checkpoint's own folder; mounted for reading alone. */
  folder: string;
  /** Of this host's loopback. */
  port: number;
  /** The model's name in requests. */
  model: string;
  /** GPUs for it, and as many parts that the model is split into. */
  gpus: number;
  /** Carries the name of the worker that started it. */
  label: string;
  /** Gets what the server says. */
  write: (chunk: Buffer) => void;
  onProgress?: (line: string) => void;
}

export interface ModelContainer {
  /** Resolves with how it ended. */
  exited: Promise<string>;
  stop(): Promise<void>;
}

const LABEL = "afterburner.model-server";
const MOUNT = "/model";
const INNER_PORT = 8000;
/** Parts of a model on several GPUs exchange tensors through it. */
const SHARED_MEMORY_BYTES = 8 * 1024 ** 3;
const STOP_SECONDS = 15;

/** Whether the daemon can give containers GPUs: it has NVIDIA's runtime, or devices of theirs by CDI. */
export async function hasGpus(docker: Docker): Promise<boolean> {
  const info = (await docker.info()) as { Runtimes?: Record<string, unknown>; DiscoveredDevices?: { ID?: string }[] | null };
  return Object.hasOwn(info.Runtimes ?? {}, "nvidia") || (info.DiscoveredDevices ?? []).some(({ ID }) => ID?.startsWith("nvidia.com/gpu") === true);
}

/** How a container of vLLM is made: its model mounted for reading, its port on loopback alone, nothing fetched. */
export function modelContainerSpec({ image, folder, port, model, gpus, label }: Omit<ModelContainerOptions, "docker" | "write" | "onProgress">): Docker.ContainerCreateOptions {
  const portName = `${INNER_PORT}/tcp`;
  return {
    Image: image,
    Entrypoint: ["vllm", "serve"],
    Cmd: [MOUNT, "--served-model-name", model, "--host", "0.0.0.0", "--port", String(INNER_PORT), "--load-format", "safetensors", "--tensor-parallel-size", String(gpus)],
    Env: ["HF_HUB_OFFLINE=1", "TRANSFORMERS_OFFLINE=1", "VLLM_NO_USAGE_STATS=1", "DO_NOT_TRACK=1"],
    Labels: { [LABEL]: label },
    ExposedPorts: { [portName]: {} },
    HostConfig: {
      Binds: [`${folder}:${MOUNT}:ro`],
      PortBindings: { [portName]: [{ HostIp: "127.0.0.1", HostPort: String(port) }] },
      DeviceRequests: [{ Driver: "nvidia", Count: gpus, Capabilities: [["gpu"]] }],
      ShmSize: SHARED_MEMORY_BYTES,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
    },
  };
}

/** Starts a container of vLLM. Throws AppError sandbox_unavailable or configuration. */
export async function startModelContainer(options: ModelContainerOptions): Promise<ModelContainer> {
  const { docker, write } = options;
  await ensurePulled(options);
  const container = await docker.createContainer(modelContainerSpec(options)).catch((cause: unknown) => {
    throw unavailable("A container for the model server could not be made", cause);
  });
  const remove = () => container.remove({ force: true, v: true }).catch(ignoreGone);
  try {
    const output = await container.attach({ stream: true, stdout: true, stderr: true });
    const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => (write(chunk), done()) });
    docker.modem.demuxStream(output, sink, sink);
    await container.start();
  } catch (cause) {
    await remove();
    throw unavailable("The model server's container could not be started", cause, "The image must have vLLM, and the daemon GPUs (nvidia-container-toolkit).");
  }
  const exited = (container.wait() as Promise<{ StatusCode: number }>).then(
    ({ StatusCode }) => `ended with status ${StatusCode}`,
    (error: unknown) => `is gone (${error instanceof Error ? error.message : String(error)})`,
  );
  // One that cannot be removed now is removed by the next worker.
  const removed = exited.then(remove);
  removed.catch(() => undefined);
  return { exited, stop: async () => void (await container.stop({ t: STOP_SECONDS }).catch(ignoreGone), await removed) };
}

/** Removes containers of model servers whose worker, by its label, is gone. Returns their number. */
export async function removeStrayModelContainers(docker: Docker, isGone: (label: string) => Promise<boolean>): Promise<number> {
  const found = await docker.listContainers({ all: true, filters: { label: [LABEL] } });
  let removed = 0;
  for (const { Id, Labels } of found) {
    if (!(await isGone(Labels[LABEL] ?? ""))) continue;
    await docker.getContainer(Id).remove({ force: true, v: true }).catch(ignoreGone);
    removed += 1;
  }
  return removed;
}

async function ensurePulled({ docker, image, onProgress }: ModelContainerOptions): Promise<void> {
  const present = await docker.getImage(image).inspect().then(() => true, (cause: unknown) => {
    if (dockerStatus(cause) === 404) return false;
    throw unavailable("The Docker daemon does not answer", cause);
  });
  if (present) return;
  onProgress?.(`Pulling the image ${image}; it has gigabytes`);
  try {
    const stream = await docker.pull(image);
    await new Promise<void>((resolve, reject) => docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve())));
  } catch (cause) {
    throw new AppError("configuration", `The image ${image} cannot be pulled (${cause instanceof Error ? cause.message : String(cause)}).`, {
      hint: "Pull it by hand, or name another with MODEL_SERVER_IMAGE.",
      cause,
    });
  }
}

function ignoreGone(cause: unknown): void {
  const status = dockerStatus(cause);
  if (status !== 304 && status !== 404 && status !== 409) throw unavailable("The model server's container could not be removed", cause);
}
