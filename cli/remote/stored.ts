import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { Io } from "../support/io";

const storedSchema = z.object({
  /** The server that commands speak to when none is named. */
  server: z.string().nullable().default(null),
  /** {server: API key}: a key goes to the server that it was stored for, and to no other. */
  keys: z.record(z.string(), z.string()).default({}),
});
export type Stored = z.infer<typeof storedSchema>;

/** `$XDG_CONFIG_HOME/afterburner/config.json`, by default under ~/.config. */
export function storedFile(env: Io["env"]): string {
  const home = env["XDG_CONFIG_HOME"] || path.join(env["HOME"] || os.homedir(), ".config");
  return path.join(home, "afterburner", "config.json");
}

/** What login has stored; nothing where it has not been. Throws AppError configuration for a file that cannot be read. */
export async function readStored(env: Io["env"]): Promise<Stored> {
  const file = storedFile(env);
  try {
    return storedSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (cause) {
    if (isMissing(cause)) return { server: null, keys: {} };
    throw new AppError("configuration", `${file} cannot be read, or is not what login has written.`, { hint: "Correct or remove it, then run `afterburner login`.", cause });
  }
}

/** Replaces the file in one step; nobody but its owner may read it. */
export async function writeStored(env: Io["env"], stored: Stored): Promise<void> {
  const file = storedFile(env);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.${randomUUID()}`;
  try {
    await writeFile(partial, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Takes away what rights others have been given on the file since. @returns whether there were some */
export async function closeToOthers(env: Io["env"]): Promise<boolean> {
  const file = storedFile(env);
  const { mode } = await stat(file);
  if ((mode & 0o077) === 0) return false;
  await chmod(file, 0o600);
  return true;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
