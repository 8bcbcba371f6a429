import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { AppError } from "@/lib/core/errors";
import type { Io } from "../support/io";

function bodyOf(response: Response): Readable {
  return Readable.fromWeb((response.body ?? new ReadableStream()) as unknown as NodeReadableStream);
}

/** Copies an answer to standard output as it comes. Throws AppError upstream_unavailable when it breaks off. */
export async function copyTo(io: Pick<Io, "stdout">, response: Response): Promise<void> {
  await pipeline(bodyOf(response), io.stdout, { end: false }).catch((cause: unknown) => {
    if (cause instanceof Error && "code" in cause && (cause.code === "EPIPE" || cause.code === "ERR_STREAM_PREMATURE_CLOSE") && io.stdout.destroyed) return;
    throw brokenOff("What was printed is not all.", cause);
  });
}

/** Writes an answer to a file, which is there when it is whole or not at all. @returns its size in bytes */
export async function saveTo(file: string, response: Response): Promise<number> {
  const partial = `${file}.partial`;
  const out = createWriteStream(partial);
  try {
    await pipeline(bodyOf(response), out);
    await rename(partial, file);
    return out.bytesWritten;
  } catch (cause) {
    await rm(partial, { force: true });
    if (isOfFile(cause)) throw new AppError("configuration", `${file} cannot be written.`, { hint: "Name another file with --out.", cause });
    throw brokenOff(`${file} was not written.`, cause);
  }
}

/** Whether the file is at fault; an error of the answer's body wraps that of its socket. */
function isOfFile(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function brokenOff(what: string, cause: unknown): AppError {
  return new AppError("upstream_unavailable", `The download broke off. ${what}`, { hint: "Run the command again.", cause });
}
