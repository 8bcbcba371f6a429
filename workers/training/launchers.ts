import type { Launcher } from "@/lib/core/training";
import type { Env } from "@/lib/infra/env";
import { ensureTrainerPython, hubFolder, localLauncher, whyNoTrainerPython } from "@/lib/infra/training";

/** The ways in which this host can launch a trainer. */
export function launchersOf(env: Env, onProgress: (line: string) => void): Launcher[] {
  const python = () => ensureTrainerPython({ dataDir: env.DATA_DIR, onProgress });
  return [localLauncher({ python, lacks: () => whyNoTrainerPython(env.DATA_DIR), hubFolder: hubFolder(env.DATA_DIR), hubUrl: env.HF_ENDPOINT })];
}
