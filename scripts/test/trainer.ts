import { isAppError } from "@/lib/core/errors";
import { installedPython } from "@/lib/infra/python";
import { ensureTrainerPython as ensurePython, installedTrainerEnvironment } from "@/lib/infra/training";

export interface TrainerOptions {
  dataDir: string;
  /** Packages may be installed: Python's venv module, and the trainer's own from PyPI. */
  mayInstall: boolean;
  onProgress: (line: string) => void;
}

/** @returns the interpreter, or why there is none */
export type TrainerPython = { python: string } | { missing: string };

/** Sees that the trainer's packages are in an environment of their own under the data folder. */
export async function ensureTrainerPython({ dataDir, mayInstall, onProgress }: TrainerOptions): Promise<TrainerPython> {
  const folder = await installedTrainerEnvironment(dataDir);
  const python = folder === null ? null : installedPython(folder);
  if (python !== null) return { python };
  if (!mayInstall) return { missing: "its packages are not installed, and --no-install forbids to" };
  try {
    return { python: await ensurePython({ dataDir, onProgress, mayInstall }) };
  } catch (error) {
    if (isAppError(error) && error.code === "configuration") return { missing: error.message };
    throw error;
  }
}
