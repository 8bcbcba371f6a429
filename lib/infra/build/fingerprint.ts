import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

/**
 * One hash over names and contents of files and folders, those that do not exist included.
 * @param paths relative to `root`
 * @param skip names of folders that do not count
 */
export async function fingerprint(root: string, paths: string[], skip: string[] = []): Promise<string> {
  const hash = createHash("sha256");
  for (const name of paths) {
    for (const file of await filesUnder(path.join(root, name), skip)) {
      hash.update(path.relative(root, file)).update("\0").update(await readFile(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

async function filesUnder(target: string, skip: string[]): Promise<string[]> {
  const info = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (info === undefined) return [];
  if (info.isFile()) return [target];
  const entries = await readdir(target, { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter((entry) => !skip.includes(entry.name))
      .map((entry) => {
        const file = path.join(target, entry.name);
        return entry.isDirectory() ? filesUnder(file, skip) : entry.isFile() ? [file] : [];
      }),
  );
  return nested.flat().sort();
}

/** Reads what a stamp file says; undefined when there is none. */
export function readStamp(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").then(
    (text) => text.trim(),
    () => undefined,
  );
}
