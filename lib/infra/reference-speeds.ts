import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const entrySchema = z.object({ referenceNs: z.number().positive(), takenAt: z.string() });

const folderOf = (dataDir: string): string => path.join(dataDir, "reference-speed");

/** The reference speeds of this host, one small file each under the data folder, shared by worker and command line. */
export function fileReferenceSpeeds(dataDir: string, now = () => new Date()) {
  const folder = folderOf(dataDir);
  const fileOf = (key: string): string => path.join(folder, `${key.slice(0, 16)}.json`);
  return {
    async read(key: string): Promise<number | null> {
      const text = await readFile(fileOf(key), "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      });
      return text === null ? null : entrySchema.parse(JSON.parse(text)).referenceNs;
    },
    /** Written whole or not at all. */
    async write(key: string, referenceNs: number): Promise<void> {
      await mkdir(folder, { recursive: true });
      const partial = `${fileOf(key)}.${process.pid}`;
      await writeFile(partial, JSON.stringify({ referenceNs, takenAt: now().toISOString() }));
      await rename(partial, fileOf(key));
    },
  };
}

/** Forgets the host's reference speeds: the next sandbox that is opened takes a new one, which is a new profile. */
export async function forgetReferenceSpeeds(dataDir: string): Promise<void> {
  await rm(folderOf(dataDir), { recursive: true, force: true });
}
