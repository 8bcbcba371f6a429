import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { LoadProblemSetOptions, OpenedSource } from "./types";

/** Puts an uploaded file into a temporary folder: the readers of rows want one that they can read twice. */
export async function openUpload(chunks: NonNullable<LoadProblemSetOptions["upload"]>, { source, signal, onProgress }: LoadProblemSetOptions): Promise<OpenedSource> {
  onProgress?.(`Fetching ${source}`);
  const folder = await mkdtemp(path.join(tmpdir(), "afterburner-upload-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const target = path.join(folder, "file");
  try {
    await pipeline(Readable.from(chunks()), createWriteStream(target), { signal });
  } catch (error) {
    await remove();
    throw error;
  }
  return { files: [{ path: target, name: source }], revision: null, [Symbol.asyncDispose]: remove };
}
