import { open, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { inspectCheckpoint, type CheckpointFacts, type CheckpointReader } from "@/lib/core/checkpoints";
import { AppError } from "@/lib/core/errors";

/** Reads the files of a folder; folders in it are left aside. Throws AppError not_found where there is no such folder. */
export async function folderReader(folder: string): Promise<CheckpointReader> {
  const entries = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError("not_found", `The folder ${folder} cannot be read: ${cause.code === "ENOENT" ? "it is not there" : cause.code === "ENOTDIR" ? "it is a file" : (cause.code ?? cause.message)}.`, { cause });
  });
  const files = new Map<string, number>();
  for (const name of entries.sort()) {
    const found = await stat(path.join(folder, name));
    if (found.isFile()) files.set(name, found.size);
  }
  return { files, read: (name, from, to) => readPart(path.join(folder, name), from, to) };
}

/** Looks at the checkpoint in a folder of this host. Throws AppError not_found or invalid_input. */
export async function inspectFolder(folder: string): Promise<CheckpointFacts> {
  return inspectCheckpoint(await folderReader(folder));
}

/** The same for a path that a person gave, with the folder behind its links. Throws AppError invalid_input for a relative one. */
export async function inspectPath(given: string): Promise<{ folder: string; facts: CheckpointFacts }> {
  if (!path.isAbsolute(given)) throw new AppError("invalid_input", `${given} is no absolute path.`, { faults: [{ where: "path", problem: "is not absolute" }] });
  const folder = await realpath(given).catch(() => given);
  return { folder, facts: await inspectFolder(folder) };
}

async function readPart(file: string, from: number, to: number): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(to - from), 0, to - from, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
