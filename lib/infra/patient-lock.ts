import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAppError } from "@/lib/core/errors";
import { holdLock } from "@/lib/infra/postgres/lock";

const LOOK_MS = 500;

export interface PatientLockOptions {
  signal?: AbortSignal;
  /** Told once when somebody else holds it. */
  onWait?: () => void;
}

/** Does work while nobody else of this host does it, waiting for as long as another living process holds the file. */
export async function withLock<Result>(file: string, name: string, { signal, onWait }: PatientLockOptions, work: () => Promise<Result>): Promise<Result> {
  await mkdir(path.dirname(file), { recursive: true });
  const release = await taken(file, name, signal, onWait);
  try {
    return await work();
  } finally {
    await release();
  }
}

async function taken(file: string, name: string, signal: AbortSignal | undefined, onWait: (() => void) | undefined): Promise<() => Promise<void>> {
  for (let waits = 0; ; waits++) {
    try {
      return await holdLock(file, name);
    } catch (error) {
      if (!isAppError(error) || error.code !== "conflict") throw error;
    }
    if (waits === 0) onWait?.();
    await delay(LOOK_MS, undefined, { ...(signal && { signal }) });
  }
}
