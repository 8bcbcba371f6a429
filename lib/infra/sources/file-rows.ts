import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { UnreadableRow } from "@/lib/core/datasets/rows";
import { AppError } from "@/lib/core/errors";
import { placeOf, readJson } from "@/lib/core/json/reader";
import { parquetFileRows } from "./parquet";
import type { DataFile } from "./types";

const MAX_ROW_BYTES = 256 * 1024 * 1024;
const MAX_WHOLE_FILE_BYTES = 512 * 1024 * 1024;

/**
 * Rows of a data file: Parquet, JSON lines (gzip-compressed or not), or one JSON list; told by content. A line
 * that is no JSON is an UnreadableRow. Throws AppError invalid_input or too_large when nothing can be read.
 */
export async function* fileRows(file: DataFile): AsyncGenerator<unknown> {
  const head = await firstBytes(file.path);
  if (head.subarray(0, 4).toString("latin1") === "PAR1") {
    yield* parquetFileRows(file.path, file.name);
  } else if (head[0] === 0x1f && head[1] === 0x8b) {
    yield* lineRows(unzipped(file), file.name);
  } else if (head.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "").trimStart().startsWith("[")) {
    yield* listRows(file);
  } else {
    yield* lineRows(createReadStream(file.path, { highWaterMark: 1024 * 1024 }), file.name);
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function* unzipped(file: DataFile): AsyncGenerator<Buffer> {
  const source = createReadStream(file.path);
  // Errors of either stream end in the loop below, which reads the last one.
  const stream = pipeline(source, createGunzip(), () => undefined);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (cause) {
    throw new AppError("invalid_input", `${file.name} cannot be unpacked: ${cause instanceof Error ? cause.message : "damaged"}`, {
      hint: "The gzip file is damaged or was cut off; get it anew.",
      cause,
    });
  }
}

async function* lineRows(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<unknown> {
  let line = 0;
  for await (const bytes of lines(chunks, name)) {
    line++;
    const row = lineRow(bytes, line);
    if (row !== undefined) yield row;
  }
}

async function* lines(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, at)]);
      parts = [];
      size = 0;
      start = at + 1;
    }
    parts.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > MAX_ROW_BYTES) {
      throw new AppError("too_large", `${name} has a row of more than ${MAX_ROW_BYTES / 1024 / 1024} MiB`, {
        hint: "The file should hold one JSON object a line.",
      });
    }
  }
  yield Buffer.concat(parts);
}

/** The row of a line, or undefined for an empty one. */
function lineRow(bytes: Buffer, line: number): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new UnreadableRow({ where: `line ${line}`, problem: "is not valid UTF-8" });
  }
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return new UnreadableRow(jsonFault(text, line));
  }
}

function jsonFault(text: string, firstLine: number): { where: string; problem: string } {
  const reading = readJson(text, { number: Number, object: () => null, nonFinite: false, maxDepth: 500 });
  if (reading.ok) return { where: `line ${firstLine}`, problem: "is not JSON" };
  const { line, column } = placeOf(text, reading.offset);
  return { where: `line ${firstLine + line - 1}, column ${column}`, problem: `is not JSON: ${reading.problem}` };
}

async function* listRows(file: DataFile): AsyncGenerator<unknown> {
  const { size } = await stat(file.path);
  if (size > MAX_WHOLE_FILE_BYTES) {
    throw new AppError("too_large", `${file.name} is one JSON list of ${Math.ceil(size / 1024 / 1024)} MiB`, {
      hint: "Write it as JSON lines, one row a line, which can be of any size.",
    });
  }
  const text = (await readFile(file.path, "utf8")).replace(/^\ufeff/, "");
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (cause) {
    const fault = jsonFault(text, 1);
    throw new AppError("invalid_input", `${file.name} cannot be read: ${fault.where} ${fault.problem}`, {
      hint: "The file is damaged or was cut off; get it anew.",
      faults: [fault],
      cause,
    });
  }
  yield* rows as unknown[];
}
