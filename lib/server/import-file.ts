import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { AppError } from "@/lib/core/errors";
import { MAX_IMPORT_FILE_BYTES } from "@/lib/core/views/admin-sets";

/**
 * The file that is the body of a request, as a stream. Throws AppError invalid_input without a body, too_large for one
 * that says beforehand that it is.
 */
export function fileIn(request: Request): { chunks: AsyncIterable<Uint8Array>; maxBytes: number } {
  const maxBytes = MAX_IMPORT_FILE_BYTES;
  if (request.body === null) throw new AppError("invalid_input", "The request has no body.", { hint: "Send the file as the body of the request." });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) {
    throw new AppError("too_large", `The file is larger than ${maxBytes / 1024 / 1024} MiB.`, { hint: "Compress it with gzip, or put it where it can be read by https and import its address." });
  }
  return { chunks: Readable.fromWeb(request.body as unknown as NodeReadableStream), maxBytes };
}
