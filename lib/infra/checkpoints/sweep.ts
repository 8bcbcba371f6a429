import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { checkpointsFolder, type StoredCheckpoint } from "./store";

const DAY_MS = 24 * 3600_000;

/**
 * Removes what is a day old and nobody names: checkpoints whose source or owner is gone, uploads and downloads that broke
 * off. Returns how many were removed.
 */
export async function sweepCheckpoints(dataDir: string, isNamed: (place: Partial<StoredCheckpoint>) => Promise<boolean>, nowMs = Date.now()): Promise<number> {
  const root = checkpointsFolder(dataDir);
  let removed = 0;
  const sweep = async (folder: string, isWanted: (name: string) => Promise<boolean>) => {
    for (const name of await namesIn(folder)) {
      const place = path.join(folder, name);
      if (nowMs - (await stat(place)).mtimeMs < DAY_MS || (await isWanted(name))) continue;
      await rm(place, { recursive: true, force: true });
      removed += 1;
    }
  };
  await sweep(path.join(root, "uploads"), async () => false);
  await sweep(path.join(root, "archives"), (key) => isNamed({ kind: "archive", path: key }));
  for (const model of await namesIn(path.join(root, "hub"))) {
    await sweep(path.join(root, "hub", model), (revision) => isNamed({ kind: "hub", revision }));
  }
  return removed;
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}
