import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import busboy from "busboy";
import path from "node:path";
import { AppError } from "@/lib/core/errors";

export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;
/** A sender learns that its file is too large only if somebody reads on; this much and no more. */
const MAX_DRAINED_BYTES = 4 * MAX_UPLOAD_BYTES;
const MAX_FIELDS = 30;
const MAX_FIELD_BYTES = 16 * 1024;
const MAX_NAME_CHARS = 200;

export interface ReceivedUpload {
  bytes: Uint8Array;
  /** Without folders and control characters; for people, never a path. */
  fileName: string;
  fields: Record<string, string>;
}

function tooLarge(): AppError {
  return new AppError("too_large", "The file is larger than 64 MiB.", {
    hint: "Split it by model or by problem, or send fewer samples a problem.",
  });
}

/** Collects up to the limit, and reads on for a while without keeping anything when it is passed. */
class Collector {
  private chunks: Uint8Array[] = [];
  private size = 0;

  add(chunk: Uint8Array): void {
    this.size += chunk.length;
    if (this.size <= MAX_UPLOAD_BYTES) this.chunks.push(chunk);
    else this.chunks = [];
    if (this.size > MAX_DRAINED_BYTES) throw tooLarge();
  }

  bytes(): Uint8Array {
    if (this.size > MAX_UPLOAD_BYTES) throw tooLarge();
    return Buffer.concat(this.chunks);
  }
}

function bodyOf(request: Request): Readable {
  if (request.body === null) {
    throw new AppError("invalid_input", "The request has no body.", { hint: "Send the file as multipart field `file`, or as the body itself." });
  }
  return Readable.fromWeb(request.body as unknown as NodeReadableStream);
}

/**
 * Reads a submission: multipart with a field `file`, or the file as the body with its fields in the query.
 * Throws AppError too_large (over 64 MiB) or invalid_input.
 */
export async function receiveUpload(request: Request): Promise<ReceivedUpload> {
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/form-data")) return receiveMultipart(request);
  const collector = new Collector();
  for await (const chunk of bodyOf(request)) collector.add(chunk as Uint8Array);
  const fields = checkedFields([...new URL(request.url).searchParams]);
  return { bytes: collector.bytes(), fileName: plainName(fields.fileName ?? nameFor(type)), fields };
}

/** Throws AppError invalid_input for what no field of ours can hold. */
function checkedFields(entries: [string, string][]): Record<string, string> {
  const faults = entries.flatMap(([name, value]) => (value.includes("\u0000") ? [{ where: plainName(name), problem: "holds a NUL character" }] : []));
  if (faults.length === 0) return Object.fromEntries(entries);
  throw new AppError("invalid_input", "The request has fields that are not valid.", { faults: faults.slice(0, MAX_FIELDS), hint: "Correct the named fields and send it again." });
}

/** A name as somebody's program sent it, made fit to be shown. */
function plainName(name: string): string {
  const plain = path.posix.basename(name.replaceAll("\\", "/")).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "").trim();
  return plain === "" ? "upload" : plain.slice(-MAX_NAME_CHARS);
}

function nameFor(contentType: string): string {
  if (contentType.includes("parquet")) return "body.parquet";
  return /json-?l|ndjson/.test(contentType) ? "body.jsonl" : "body.json";
}

async function receiveMultipart(request: Request): Promise<ReceivedUpload> {
  const body = bodyOf(request);
  const fields: [string, string][] = [];
  const collector = new Collector();
  let fileName: string | undefined;
  const limits = { files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES };
  await new Promise<void>((resolve, reject) => {
    const fail = (cause: unknown) => {
      body.destroy();
      reject(cause instanceof AppError ? cause : malformed(cause));
    };
    let parser: busboy.Busboy;
    try {
      parser = busboy({ headers: Object.fromEntries(request.headers), limits, defParamCharset: "utf8" });
    } catch (cause) {
      return fail(cause);
    }
    parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) return fail(tooLong(plainName(name)));
      if (value !== "") fields.push([name, value]);
    });
    parser.on("fieldsLimit", () => fail(tooMany(`more than ${MAX_FIELDS} fields`)));
    parser.on("filesLimit", () => fail(tooMany("more than one file")));
    parser.on("file", (name, stream, info) => {
      if (name === "file") fileName = info.filename || "upload";
      stream.on("data", (chunk: Uint8Array) => {
        try {
          if (name === "file") collector.add(chunk);
        } catch (error) {
          fail(error);
        }
      });
    });
    parser.on("close", resolve);
    parser.on("error", fail);
    body.on("error", fail);
    body.pipe(parser);
  });
  if (fileName === undefined) {
    throw new AppError("invalid_input", "The form has no field named `file`.", { faults: [{ where: "file", problem: "is missing" }], hint: "Attach the file of solutions as `file`." });
  }
  return { bytes: collector.bytes(), fileName: plainName(fileName), fields: checkedFields(fields) };
}

function tooLong(field: string): AppError {
  return new AppError("too_large", `The field ${field} is too long.`, { faults: [{ where: field, problem: `is longer than ${MAX_FIELD_BYTES / 1024} KiB` }], hint: "Shorten it and send it again." });
}

function tooMany(what: string): AppError {
  return new AppError("invalid_input", `The form has ${what}.`, { faults: [{ where: "form", problem: `has ${what}` }], hint: "Send one file with its fields." });
}

function malformed(cause: unknown): AppError {
  return new AppError("invalid_input", "The multipart form cannot be read; it may have been cut off on its way.", { hint: "Send it again.", cause });
}
