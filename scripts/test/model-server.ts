import { readFile } from "node:fs/promises";
import { isAppError } from "@/lib/core/errors";
import { installPackages } from "@/lib/infra/apt";
import { isDebianLike, parseOsRelease } from "@/lib/infra/docker-setup/advice";
import { ensureServeEnvironment, installedServeEnvironment } from "@/lib/infra/model-servers";

export interface ModelServerOptions {
  dataDir: string;
  /** Python packages may be installed, and Python's venv module where it is lacking. */
  mayInstall: boolean;
  onProgress: (line: string) => void;
}

/** Sees that checkpoints can be served here. @returns why they cannot; undefined when they can */
export async function ensureModelServer({ dataDir, mayInstall, onProgress }: ModelServerOptions): Promise<string | undefined> {
  if ((await installedServeEnvironment(dataDir)) !== null) return undefined;
  if (!mayInstall) return "transformers is not installed for serving";
  const first = await tried({ dataDir, onProgress });
  if (first === undefined || !(await maySetUpPython())) return first;
  await installPackages(["python3-venv"], dataDir, onProgress);
  return tried({ dataDir, onProgress });
}

async function maySetUpPython(): Promise<boolean> {
  const os = parseOsRelease(await readFile("/etc/os-release", "utf8").catch(() => ""));
  return isDebianLike(os) && process.getuid?.() === 0;
}

async function tried(options: { dataDir: string; onProgress: (line: string) => void }): Promise<string | undefined> {
  try {
    await ensureServeEnvironment(options);
    return undefined;
  } catch (error) {
    if (isAppError(error) && error.code === "configuration") return error.message;
    throw error;
  }
}
