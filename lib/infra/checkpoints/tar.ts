import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract, type Header } from "tar-stream";
import { isAppError } from "@/lib/core/errors";
import { refused, type Member, type MemberWriter } from "./members";

const OTHER: Partial<Record<NonNullable<Header["type"]>, string>> = {
  link: "a hard link",
  symlink: "a symbolic link",
  "character-device": "a device",
  "block-device": "a device",
  fifo: "a pipe",
};
const FILES = new Set<Header["type"] | null | undefined>(["file", "contiguous-file", null, undefined]);

/** Unpacks a tar, compressed by gzip or not, entry by entry. Throws AppError invalid_input or too_large. */
export async function unpackTar(file: string, writer: MemberWriter, { gzip }: { gzip: boolean }): Promise<void> {
  const parser = extract();
  const source = createReadStream(file, { highWaterMark: 1024 * 1024 });
  const fed = gzip ? pipeline(source, createGunzip({ chunkSize: 256 * 1024 }), parser) : pipeline(source, parser);
  // It is waited for below; until then a failure must not count as unhandled.
  fed.catch(() => undefined);
  try {
    for await (const entry of parser) {
      await writer.take(memberOf(entry.header, () => Readable.from(entry as AsyncIterable<Buffer>, { objectMode: false })));
      entry.resume();
    }
    await fed;
  } catch (cause) {
    source.destroy();
    parser.destroy();
    await fed.catch(() => undefined);
    if (isAppError(cause)) throw cause;
    throw refused("archive", `cannot be unpacked (${cause instanceof Error ? cause.message.slice(0, 200) : "damaged"})`, cause);
  }
}

function memberOf({ name, type, size }: Header, content: () => Readable): Member {
  if (type === "directory") return { name, size, kind: "folder", content };
  if (FILES.has(type)) return { name, size, kind: "file", content };
  return { name, size, kind: "other", what: (type && OTHER[type]) || "of an unknown kind", content };
}
