import { mkdir, open, readdir, rename, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { requireSafetensors, servedFiles, weightsOf, type CheckpointFacts } from "@/lib/core/checkpoints";
import { AppError } from "@/lib/core/errors";
import { folderReader, inspectFolder } from "./folder";
import { MemberWriter, refused } from "./members";
import { unpackTar } from "./tar";
import { unpackZip } from "./zip";

const HEAD_BYTES = 512;
const TAR_MAGIC_AT = 257;

/**
 * Unpacks the checkpoint in an archive (.tar, .tar.gz or .zip, told by content) into a folder that is not there yet:
 * of its files those alone that a model server needs. Nothing is left of an archive that is refused.
 * Throws AppError invalid_input, unsupported_format or too_large.
 */
export async function unpackCheckpoint(archive: string, folder: string, maxBytes: number): Promise<CheckpointFacts> {
  const partial = `${folder}.partial`;
  await mkdir(partial, { recursive: true });
  try {
    const writer = new MemberWriter(partial, maxBytes);
    await unpack(archive, writer);
    const root = path.join(partial, rootOf(writer.names));
    const facts = await inspectFolder(root);
    await keepServed(root);
    await rename(root, folder);
    return facts;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function unpack(archive: string, writer: MemberWriter): Promise<void> {
  const head = await headOf(archive);
  if (head.readUInt32BE(0) === 0x504b0304) return unpackZip(archive, writer);
  if (head.readUInt16BE(0) === 0x1f8b) return unpackTar(archive, writer, { gzip: true });
  if (head.toString("latin1", TAR_MAGIC_AT, TAR_MAGIC_AT + 5) === "ustar") return unpackTar(archive, writer, { gzip: false });
  throw new AppError("unsupported_format", "The file is no .tar, .tar.gz or .zip archive.", {
    faults: [{ where: "file", problem: "is none of these, whatever its name says" }],
    hint: "Pack the folder that save_pretrained wrote: tar -czf checkpoint.tar.gz -C FOLDER .",
  });
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    await handle.read(head, 0, HEAD_BYTES, 0);
    return head;
  } finally {
    await handle.close();
  }
}

/** The folder within the archive that holds config.json: the top, or one further down when there is one such. */
function rootOf(names: ReadonlySet<string>): string {
  const roots = [...names].filter((name) => path.posix.basename(name) === "config.json").map((name) => path.posix.dirname(name));
  const [first] = roots;
  if (roots.includes(".")) return ".";
  if (roots.length === 1 && first !== undefined) return first;
  if (roots.length > 1) throw refused("archive", `holds ${roots.length} checkpoints (${roots.slice(0, 5).join(", ")}); send one`);
  requireSafetensors([...names].map((name) => path.posix.basename(name)));
  throw refused("config.json", "is missing");
}

/** Removes what no model server reads, as weights that the index does not name. */
async function keepServed(root: string): Promise<void> {
  const reader = await folderReader(root);
  const served = new Set(servedFiles(reader.files.keys(), await weightsOf(reader)));
  for (const name of await readdir(root)) if (!served.has(name)) await rm(path.join(root, name), { recursive: true, force: true });
}

/** Throws AppError too_large where a disk has less than this left. */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize > bytes * 1.02) return;
  throw new AppError("too_large", `The disk of this installation has ${Math.floor((bavail * bsize) / 1024 ** 2)} MiB left, and the checkpoint needs ${Math.ceil(bytes / 1024 ** 2)}.`, {
    hint: "Whoever runs it has to make room, or to delete checkpoints that nobody uses.",
  });
}
