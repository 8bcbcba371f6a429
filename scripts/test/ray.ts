import path from "node:path";
import { isAppError } from "@/lib/core/errors";
import { ensurePython } from "@/lib/infra/python";

/** What the launcher of Ray jobs is tried with: head, dashboard and Jobs API. */
const VERSION = "2.58.1";

export interface RayOptions {
  dataDir: string;
  onProgress: (line: string) => void;
}

/** @returns the program `ray`, or why there is none */
export type Ray = { program: string } | { missing: string };

/** Sees that there is a Ray in an environment of its own under the data folder, and makes one where there is not. */
export async function ensureRay({ dataDir, onProgress }: RayOptions): Promise<Ray> {
  try {
    const python = await ensurePython({ folder: path.join(dataDir, `ray-${VERSION}`), what: "Ray", install: [`ray[default]==${VERSION}`], onProgress });
    return { program: path.join(path.dirname(python), "ray") };
  } catch (error) {
    if (isAppError(error)) return { missing: error.message };
    throw error;
  }
}
