import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "@/lib/infra/build/step";
import { ensurePython, installedPython } from "@/lib/infra/python";

export interface ServeEnvironmentOptions {
  dataDir: string;
  onProgress: (line: string) => void;
  signal?: AbortSignal;
  /** Python's venv module may be installed where it is lacking. */
  mayInstall?: boolean;
}

const REQUIREMENTS = path.join(ROOT, "lib/infra/model-servers/requirements.txt");

/**
 * The Python that serves checkpoints on processors: an environment of its own under the data folder with exactly the
 * packages of requirements.txt, made at the first call. Throws AppError configuration where it cannot be had.
 */
export async function ensureServeEnvironment({ dataDir, onProgress, signal, mayInstall = false }: ServeEnvironmentOptions): Promise<string> {
  return ensurePython({
    folder: folderFor(dataDir, await readFile(REQUIREMENTS, "utf8")),
    what: "the model server",
    install: ["-r", REQUIREMENTS],
    isForProcessors: true,
    onProgress,
    ...(signal && { signal }),
    ...(mayInstall && { mayInstallInto: dataDir }),
  });
}

/** The folder of that environment when it is complete; null when it is not there. */
export async function installedServeEnvironment(dataDir: string): Promise<string | null> {
  const folder = folderFor(dataDir, await readFile(REQUIREMENTS, "utf8"));
  return installedPython(folder) === null ? null : folder;
}

function folderFor(dataDir: string, requirements: string): string {
  return path.join(dataDir, "model-servers", `python-${createHash("sha256").update(requirements).digest("hex").slice(0, 12)}`);
}
