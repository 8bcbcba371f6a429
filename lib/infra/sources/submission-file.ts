import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import { MAX_FILE_BYTES } from "@/lib/core/formats";
import { kindOfPath } from "./open-path";

/**
 * The bytes of a submission file on this machine, for `parseSubmission`.
 * Throws AppError not_found, or too_large before anything is read.
 */
export async function readSubmissionFile(file: string): Promise<{ bytes: Uint8Array; fileName: string }> {
  if ((await kindOfPath(file)) !== "file") {
    throw new AppError("not_found", `There is no file "${file}"`, { hint: "Give the path of a file of solutions." });
  }
  const { size } = await stat(file);
  if (size > MAX_FILE_BYTES) {
    const limit = MAX_FILE_BYTES / 1024 / 1024;
    throw new AppError("too_large", `${file} has ${Math.ceil(size / 1024 / 1024)} MiB; at most ${limit} MiB are taken`, {
      hint: "Split the file.",
    });
  }
  return { bytes: await readFile(file), fileName: path.basename(file) };
}
