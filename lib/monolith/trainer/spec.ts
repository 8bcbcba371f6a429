import type Docker from "dockerode";
import type { LaunchRequest } from "@/lib/core/training";

export const TRAINER_LABEL = "afterburner.trainer";

export interface TrainerContainerOptions {
  request: LaunchRequest;
  image: string;
  /** Of this installation. */
  label: string;
  /** `uid:gid` of the trainer's process; never root. */
  user: string;
  /** Folders outside the run's own that run.json names: a base model. Mounted for reading, at their own paths. */
  models: string[];
  /** `host`, or a network of the daemon. */
  network: string;
  /** Null: no limit but the host's. */
  memoryBytes: number | null;
  /** The hub, or a mirror of it. */
  hubUrl: string;
  /** Cores that do not measure. */
  cores: number[];
  /** The daemon maps root of containers to nobody. */
  hasUserNamespaces: boolean;
}

/** Tensors of several processes, and NCCL's buffers, lie in shared memory; Docker's 64 MB are too few. */
const SHARED_MEMORY_BYTES = 8 * 1024 ** 3;
const HUB_VOLUME = "afterburner-training-hub:/hub";
const MOST_PROCESSES = 4096;
/** What kernels are compiled into is loaded from there. */
const TEMPORARY = { "/tmp": "rw,exec,nosuid,nodev,mode=1777" };

/** One name for a run and an attempt: a second container of that name cannot be made. */
export function trainerContainerName({ runId, attempt }: Pick<LaunchRequest, "runId" | "attempt">): string {
  return `afterburner-trainer-${runId}-${attempt}`;
}

export function attemptName(attempt: number): string {
  return `attempt-${attempt}`;
}

/**
 * How the container of an attempt is made. It shares the host's network by default: the web app and its execution API
 * listen on loopback alone unless told otherwise, and the daemon's own network cannot reach that. The run's folder lies
 * at the same path inside, so that paths in events are the host's.
 */
export function trainerContainerSpec(options: TrainerContainerOptions): Docker.ContainerCreateOptions {
  const { request, image, label, user, models, network, memoryBytes, cores, hasUserNamespaces } = options;
  const { folder, attempt } = request;
  return {
    name: trainerContainerName(request),
    Image: image,
    Entrypoint: ["python3", "-m", "trainer.attempt"],
    Cmd: [folder, attemptName(attempt)],
    WorkingDir: folder,
    User: user,
    Env: environmentOf({ HF_ENDPOINT: options.hubUrl, ...request.environment }),
    Labels: { [TRAINER_LABEL]: label },
    HostConfig: {
      Binds: [`${folder}:${folder}`, ...models.map((path) => `${path}:${path}:ro`), HUB_VOLUME],
      NetworkMode: network,
      // Else neither the host's network nor the owner of the run's folder would be what they are.
      ...(hasUserNamespaces ? { UsernsMode: "host" } : {}),
      ...(memoryBytes === null ? {} : { Memory: memoryBytes, MemorySwap: memoryBytes }),
      ...(cores.length === 0 ? {} : { CpusetCpus: cores.join(",") }),
      ...(request.needsGpu ? { DeviceRequests: [{ Driver: "nvidia", Count: -1, Capabilities: [["gpu"]] }], ShmSize: SHARED_MEMORY_BYTES } : {}),
      PidsLimit: MOST_PROCESSES,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
      ReadonlyRootfs: true,
      Tmpfs: TEMPORARY,
      LogConfig: { Type: "json-file", Config: { "max-size": "10m", "max-file": "2" } },
      RestartPolicy: { Name: "no" },
    },
  };
}

function environmentOf(given: Record<string, string>): string[] {
  const own = { HOME: "/tmp", HF_HOME: "/hub", PYTHONUNBUFFERED: "1", TOKENIZERS_PARALLELISM: "false" };
  return Object.entries({ ...own, ...given }).map(([name, value]) => `${name}=${value}`);
}
