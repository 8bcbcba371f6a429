import { createHash } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import { requireAdmin } from "../accounts/access";
import type { Ctx, Tx } from "../context";
import type { UploadedFile } from "./runImport";

/** Of a row; also most of a file that is in memory at once. */
const CHUNK_BYTES = 1024 * 1024;
/** An upload that broke off leaves a file that nobody asks for. */
const LEFT_BEHIND_MS = 24 * 3600 * 1000;

export interface ReceivedFile {
  id: string;
  bytes: number;
  /** SHA-256 of the content, hex. */
  hash: string;
}

/**
 * Takes a file piece by piece and keeps it for a worker, which may be on another host: in the database, until its import
 * has ended. Throws AppError unauthenticated, forbidden, too_large, or invalid_input for an empty one; nothing of it stays.
 */
export async function receiveImportFile({ ctx, input }: { ctx: Pick<Ctx, "db" | "actor" | "now">; input: { name: string; chunks: AsyncIterable<Uint8Array>; maxBytes: number } }): Promise<ReceivedFile> {
  requireAdmin(ctx.actor);
  const { db } = ctx;
  await db.importFile.deleteMany({ where: { importId: null, createdAt: { lt: new Date(ctx.now().getTime() - LEFT_BEHIND_MS) } } });
  const { id } = await db.importFile.create({ data: { name: input.name, createdAt: ctx.now() }, select: { id: true } });
  try {
    const { bytes, hash } = await writeChunks(db, id, input);
    if (bytes === 0) throw new AppError("invalid_input", "The file is empty.", { hint: "Send the file as the body of the request." });
    await db.importFile.update({ where: { id }, data: { bytes } });
    return { id, bytes, hash };
  } catch (error) {
    await db.importFile.deleteMany({ where: { id } });
    throw error;
  }
}

/** Drops a file that no import was asked for with. */
export async function dropImportFile({ ctx, input }: { ctx: Pick<Ctx, "db" | "actor">; input: { id: string } }): Promise<void> {
  requireAdmin(ctx.actor);
  await ctx.db.importFile.deleteMany({ where: { id: input.id, importId: null } });
}

/** The file of an import; null for one by address. */
export async function importFileOf(db: Tx, importId: string): Promise<UploadedFile | null> {
  const file = await db.importFile.findUnique({ where: { importId }, select: { id: true, name: true } });
  return file && { name: file.name, chunks: () => readChunks(db, file.id) };
}

async function writeChunks(db: Tx, fileId: string, { chunks, maxBytes }: { chunks: AsyncIterable<Uint8Array>; maxBytes: number }): Promise<{ bytes: number; hash: string }> {
  const hash = createHash("sha256");
  let [bytes, position] = [0, 0];
  for await (const data of regrouped(chunks)) {
    bytes += data.length;
    if (bytes > maxBytes) throw new AppError("too_large", `The file is larger than ${maxBytes / 1024 / 1024} MiB.`, { hint: "Compress it with gzip, or put it where it can be read by https and import its address." });
    hash.update(data);
    await db.importFileChunk.create({ data: { fileId, position: position++, data } });
  }
  return { bytes, hash: hash.digest("hex") };
}

async function* regrouped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size < CHUNK_BYTES) continue;
    yield Uint8Array.from(Buffer.concat(parts));
    [parts, size] = [[], 0];
  }
  if (size > 0) yield Uint8Array.from(Buffer.concat(parts));
}

async function* readChunks(db: Tx, fileId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const chunk = await db.importFileChunk.findUnique({ where: { fileId_position: { fileId, position } }, select: { data: true } });
    if (chunk === null) break;
    yield chunk.data;
  }
  if (!(await db.importFile.findUnique({ where: { id: fileId }, select: { id: true } }))) throw new AppError("cancelled", "The uploaded file was dropped.");
}
