import { openPromise, type Entry, type ZipFile } from "yauzl";
import { isAppError } from "@/lib/core/errors";
import { refused, type Member, type MemberWriter } from "./members";

const FILE_TYPE_BITS = 0o170000;
const PLAIN_FILE = 0o100000;
const FOLDER = 0o040000;
/** Systems whose upper attribute bits are a Unix mode. */
const UNIX_HOSTS = new Set([3, 19]);

/** Unpacks a zip, entry by entry in the order of its directory. Throws AppError invalid_input or too_large. */
export async function unpackZip(file: string, writer: MemberWriter): Promise<void> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true });
    for await (const entry of zip.eachEntry()) await writer.take(memberOf(zip, entry));
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    throw refused("archive", `cannot be unpacked (${cause instanceof Error ? cause.message.slice(0, 200) : "damaged"})`, cause);
  } finally {
    zip?.close();
  }
}

function memberOf(zip: ZipFile, entry: Entry): Member {
  const name = entry.fileName;
  const mode = UNIX_HOSTS.has(entry.versionMadeBy >> 8) ? (entry.externalFileAttributes >>> 16) & FILE_TYPE_BITS : 0;
  const { uncompressedSize: size } = entry;
  const content = async () => {
    const stream = await zip.openReadStreamPromise(entry);
    // A stream that gives more than was claimed says so for every chunk, also when nobody reads it any more.
    return stream.on("error", () => undefined);
  };
  if (entry.isEncrypted()) return { name, size, kind: "other", what: "encrypted", content };
  if (mode !== 0 && mode !== PLAIN_FILE && mode !== FOLDER) return { name, size, kind: "other", what: "a link or a device", content };
  return { name, size, kind: name.endsWith("/") ? "folder" : "file", content };
}
