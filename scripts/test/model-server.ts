import { isAppError } from "@/lib/core/errors";
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
  try {
    await ensureServeEnvironment({ dataDir, onProgress, mayInstall });
    return undefined;
  } catch (error) {
    if (isAppError(error) && error.code === "configuration") return error.message;
    throw error;
  }
}
