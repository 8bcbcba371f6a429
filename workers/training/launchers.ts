import type { Launcher } from "@/lib/core/training";
import { ROOT } from "@/lib/infra/build/step";
import { allowedCores, parseCpuList } from "@/lib/infra/cores";
import type { Env } from "@/lib/infra/env";
import { ensureTrainerPython, findGpus, hubFolder, localLauncher, rayLauncher, whyNoTrainerPython } from "@/lib/infra/training";
import { dockerTrainers } from "@/lib/monolith";

const GIB = 1024 ** 3;

/** The ways in which this host can launch a trainer; each says by itself whether it has what it needs. */
export function launchersOf(env: Env, onProgress: (line: string) => void): Launcher[] {
  const python = () => ensureTrainerPython({ dataDir: env.DATA_DIR, onProgress });
  const memoryGib = env.TRAINING_DOCKER_MEMORY_GIB;
  return [
    localLauncher({ python, lacks: () => whyNoTrainerPython(env.DATA_DIR), hubFolder: hubFolder(env.DATA_DIR), hubUrl: env.HF_ENDPOINT }),
    dockerTrainers({
      label: env.AFTERBURNER_INSTANCE,
      image: env.TRAINING_DOCKER_IMAGE,
      wheels: env.TRAINING_WHEELS,
      network: env.TRAINING_DOCKER_NETWORK,
      memoryBytes: memoryGib === undefined ? null : memoryGib * GIB,
      hubUrl: env.HF_ENDPOINT,
      cores: coresForTraining(env.MEASURING_CORES),
      findGpus,
      onProgress,
    }),
    rayLauncher({
      address: env.RAY_ADDRESS,
      token: env.RAY_AUTH_TOKEN,
      hubUrl: env.HF_ENDPOINT,
      root: env.RAY_TRAINER_ROOT ?? ROOT,
      python: async () => env.RAY_TRAINER_PYTHON ?? (await python()),
    }),
  ];
}

/** Those of ours that do not measure: a container inherits nothing of the worker that asks for it. */
function coresForTraining(measuring: string | undefined): number[] {
  const allowed = allowedCores();
  const free = allowed.filter((core) => !parseCpuList(measuring ?? "").includes(core));
  return free.length > 0 ? free : allowed;
}
