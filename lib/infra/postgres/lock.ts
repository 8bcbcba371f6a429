import { open, readFile, rm } from "node:fs/promises";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { identify, isAlive, type ProcessIdentity } from "@/lib/infra/state";

const ownerSchema = z.object({ name: z.string(), pid: z.number().int(), startTicks: z.string() });

/**
 * Holds a lock file that names its owner. A file whose owner is dead is taken over.
 * @returns a function that gives it back.
 * @throws AppError `conflict` when another living process holds it.
 */
export async function holdLock(file: string, name: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await tryCreate(file, await identify(name, process.pid))) return () => rm(file, { force: true });
    const owner = await readOwner(file);
    if (owner !== undefined && (await isAlive(owner))) {
      throw new AppError("conflict", `Process ${owner.pid} of Afterburner already uses this ${name} (${file}).`, {
        hint: "Stop it, or wait until it has ended.",
      });
    }
    await rm(file, { force: true });
  }
  throw new AppError("conflict", `The lock ${file} could not be taken: others take it all the time.`);
}

async function tryCreate(file: string, owner: ProcessIdentity): Promise<boolean> {
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(JSON.stringify(owner));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function readOwner(file: string): Promise<ProcessIdentity | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    // Empty or cut short: its writer died while writing.
    return undefined;
  }
}
