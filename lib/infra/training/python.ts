import { readFile } from "node:fs/promises";
import path from "node:path";
import { sha256Hex } from "@/lib/core/hash";
import { ROOT } from "@/lib/infra/build/step";
import { ensurePython, installedPython, whyNoPython } from "@/lib/infra/python";
import { findGpus } from "./nvidia";

export interface TrainerPythonOptions {
  dataDir: string;
  onProgress: (line: string) => void;
  signal?: AbortSignal;
  /** Python's venv module may be installed where it is lacking. */
  mayInstall?: boolean;
}

const LOCK = path.join(ROOT, "trainer/requirements.lock");

/**
 * The Python with the trainer's packages: an environment of its own under the data folder, one for each lock file, with
 * PyTorch for processors alone where there is no GPU. Throws AppError configuration where it cannot be had.
 */
export async function ensureTrainerPython({ dataDir, onProgress, signal, mayInstall = false }: TrainerPythonOptions): Promise<string> {
  const isForProcessors = (await findGpus()).length === 0;
  return ensurePython({ folder: await folderFor(dataDir), what: "the trainer", install: ["-r", LOCK], isForProcessors, onProgress, ...(signal && { signal }), ...(mayInstall && { mayInstallInto: dataDir }) });
}

/** The folder of that environment when it is complete; null when it is not there. */
export async function installedTrainerEnvironment(dataDir: string): Promise<string | null> {
  const folder = await folderFor(dataDir);
  return installedPython(folder) === null ? null : folder;
}

/** Why the trainer cannot run on this host; null where its packages are installed or can be. */
export async function whyNoTrainerPython(dataDir: string): Promise<string | null> {
  return (await installedTrainerEnvironment(dataDir)) === null ? whyNoPython("the trainer") : null;
}

async function folderFor(dataDir: string): Promise<string> {
  return path.join(dataDir, `trainer-${(await sha256Hex(await readFile(LOCK))).slice(0, 12)}`);
}
