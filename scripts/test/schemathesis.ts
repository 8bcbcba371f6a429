import path from "node:path";
import { isAppError } from "@/lib/core/errors";
import { ensurePython, installedPython } from "@/lib/infra/python";

/** The tester of APIs; its dependencies are what pip finds fitting. */
const VERSION = "4.32.5";

export interface SchemathesisOptions {
  dataDir: string;
  /** Packages may be installed: its own, and Python's venv module where it is lacking. */
  mayInstall: boolean;
  onProgress: (line: string) => void;
}

/** @returns the program, or why there is none */
export type Schemathesis = { program: string } | { missing: string };

/** Sees that there is a Schemathesis in an environment of its own under the data folder, and makes one where there is not. */
export async function ensureSchemathesis({ dataDir, mayInstall, onProgress }: SchemathesisOptions): Promise<Schemathesis> {
  const folder = path.join(dataDir, `schemathesis-${VERSION}`);
  const program = path.join(folder, "bin/schemathesis");
  if (installedPython(folder) !== null) return { program };
  if (!mayInstall) return { missing: "it is not installed" };
  try {
    await ensurePython({ folder, what: "Schemathesis", install: [`schemathesis==${VERSION}`], onProgress, mayInstallInto: dataDir });
    return { program };
  } catch (error) {
    if (isAppError(error) && error.code === "configuration") return { missing: error.message };
    throw error;
  }
}
