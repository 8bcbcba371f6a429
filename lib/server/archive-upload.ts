import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import busboy from "busboy";
import { AppError } from "@/lib/core/errors";

const MAX_FIELDS = 30;
const MAX_FIELD_BYTES = 4 * 1024;

export interface ReceivedArchive {
  /** On this host, under a name of ours. */
  file: string;
  fields: Record<string, string>;
}

/**
 * Streams the field `file` of a multipart request to disk, within a limit; its name is not looked at.
 * Throws AppError unsupported_media_type, too_large or invalid_input, and leaves nothing behind then.
 */
export async function receiveArchive(request: Request, folder: string, maxBytes: number): Promise<ReceivedArchive> {
  if (!(request.headers.get("content-type") ?? "").startsWith("multipart/form-data")) {
    throw new AppError("unsupported_media_type", "An archive is sent as multipart/form-data.", { hint: "Attach it as the field `file`." });
  }
  if (request.body === null) throw new AppError("invalid_input", "The request has no body.");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, randomUUID());
  try {
    return { file, fields: await received(request, request.body, file, maxBytes) };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function received(request: Request, body: ReadableStream, file: string, maxBytes: number): Promise<Record<string, string>> {
  const source = Readable.fromWeb(body as NodeReadableStream);
  const parser = parserOf(request);
  const fields = new Map<string, string>();
  let content: Readable | null = null;
  let writing: Promise<void> | null = null;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (error: unknown) => reject(error instanceof AppError ? error : unreadable(error));
      parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
        if (nameTruncated || valueTruncated) fail(tooLong(name));
        if (value !== "") fields.set(name, value);
      });
      parser.on("fieldsLimit", () => fail(new AppError("invalid_input", `The form has more than ${MAX_FIELDS} fields.`)));
      parser.on("filesLimit", () => fail(new AppError("invalid_input", "The form has more than one file.")));
      parser.on("file", (name, stream) => {
        if (name !== "file") return void stream.resume();
        content = stream;
        writing = pipeline(stream, bounded(maxBytes), createWriteStream(file, { flags: "wx", mode: 0o600 }));
        writing.catch(fail);
      });
      parser.on("close", resolve);
      parser.on("error", fail);
      source.on("error", fail);
      source.pipe(parser);
    });
    await (writing as Promise<void> | null);
  } catch (error) {
    source.unpipe(parser);
    source.destroy();
    (content as Readable | null)?.destroy();
    // The file is closed before it is removed.
    await (writing as Promise<void> | null)?.catch(() => undefined);
    throw error instanceof AppError ? error : unreadable(error);
  }
  if (writing === null) throw new AppError("invalid_input", "The form has no field named `file`.", { faults: [{ where: "file", problem: "is missing" }], hint: "Attach the archive as `file`." });
  return Object.fromEntries(fields);
}

function parserOf(request: Request): busboy.Busboy {
  try {
    return busboy({ headers: Object.fromEntries(request.headers), limits: { files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES }, defParamCharset: "utf8" });
  } catch (cause) {
    throw unreadable(cause);
  }
}

function bounded(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > maxBytes ? tooLarge(maxBytes) : null, chunk);
    },
  });
}

function tooLong(name: string): AppError {
  return new AppError("too_large", "A field of the form is too long.", { faults: [{ where: name.slice(0, 100), problem: `is longer than ${MAX_FIELD_BYTES} bytes` }] });
}

function tooLarge(maxBytes: number): AppError {
  return new AppError("too_large", `The archive is larger than ${+(maxBytes / 1024 ** 3).toFixed(1)} GiB.`, { hint: "Whoever runs this installation can raise CHECKPOINT_MAX_GIB." });
}

function unreadable(cause: unknown): AppError {
  return new AppError("invalid_input", "The multipart form cannot be read; it may have been cut off on its way.", { hint: "Send it again.", cause });
}
