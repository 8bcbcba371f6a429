import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { AppError, isAppError } from "@/lib/core/errors";

/** Downloads into a temporary folder, all files together within one cap; disposing removes the folder. */
export class DownloadFolder implements AsyncDisposable {
  private received = 0;
  private count = 0;

  private constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
  ) {}

  static async create(maxBytes: number): Promise<DownloadFolder> {
    return new DownloadFolder(await mkdtemp(path.join(tmpdir(), "afterburner-download-")), maxBytes);
  }

  /** Writes a stream to a file and returns its path. Throws AppError too_large or upstream_unavailable. */
  async save(stream: ReadableStream, name: string, signal?: AbortSignal): Promise<string> {
    const target = path.join(this.folder, String(this.count++));
    const meter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.received += chunk.length;
        done(this.received > this.maxBytes ? this.tooLarge(name) : null, chunk);
      },
    });
    try {
      await pipeline(Readable.fromWeb(stream as NodeReadableStream), meter, createWriteStream(target), { signal });
    } catch (error) {
      throw upstreamError(name, error, signal);
    }
    return target;
  }

  /** Refuses a file whose size is announced before it is fetched. */
  refuseAbove(bytes: number, name: string): void {
    if (this.received + bytes > this.maxBytes) throw this.tooLarge(name);
  }

  private tooLarge(name: string): AppError {
    const limit = Math.floor(this.maxBytes / 1024 / 1024);
    return new AppError("too_large", `${name} is larger than the ${limit} MiB that may be downloaded`, {
      hint: "Choose a configuration or split, or download the file and import it from its local path.",
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What a failed request means to the person who asked for it. */
export function upstreamError(what: string, error: unknown, signal?: AbortSignal): AppError {
  if (isAppError(error)) return error;
  if (signal?.aborted) return new AppError("cancelled", `Reading ${what} was cancelled`, { cause: error });
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new AppError("upstream_unavailable", `${what} cannot be downloaded: ${detail.slice(0, 200)}`, {
    hint: "Check the address and the network and try again, or download the file and import it from its local path.",
    cause: error,
  });
}

/** The error for an answer that is not a success. */
export function statusError(what: string, status: number): AppError {
  if (status === 404) {
    return new AppError("not_found", `${what} is not there (status 404)`, { hint: "Check the name and the revision." });
  }
  if (status === 401 || status === 403) {
    return new AppError("forbidden", `${what} may not be read (status ${status})`, {
      hint: "It is private, gated, or does not exist; set HF_TOKEN to a token that may read it.",
    });
  }
  return new AppError("upstream_unavailable", `${what} cannot be read: the server answered with status ${status}`, {
    hint: "Try again later, or download the file and import it from its local path.",
  });
}
