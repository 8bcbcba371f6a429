import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { deflateRawSync, crc32, gzipSync } from "node:zlib";
import { pack, type Header } from "tar-stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAppError } from "@/lib/core/errors";
import { unpackCheckpoint } from "@/lib/infra/checkpoints";
import { checkpointFiles, FACTS } from "@/tests/support/checkpoints";

const MIB = 1024 * 1024;
let dir: string;
let folder: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "afterburner-archive-"));
  folder = path.join(dir, "checkpoint");
});
afterEach(() => rm(dir, { recursive: true, force: true }));

type Extra = Partial<Header> & { name: string; content?: Buffer };

async function tar(files: Record<string, Buffer>, extras: Extra[] = []): Promise<Buffer> {
  const packer = pack();
  for (const [name, content] of Object.entries(files)) packer.entry({ name }, content);
  for (const { content, ...header } of extras) packer.entry(header, content ?? Buffer.alloc(0));
  packer.finalize();
  return buffer(packer);
}

interface ZipEntry {
  name: string;
  content: Buffer;
  mode?: number;
  flags?: number;
  /** What the directory claims. */
  claims?: number;
}

/** A zip of compressed entries, made by hand: it can lie. */
function zip(entries: ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, mode = 0o100644, flags = 0, claims = content.length } of entries) {
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags | 0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claims, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x03", "latin1"), shared, rest, Buffer.from(name));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const zipped = (files: Record<string, Buffer>, extras: ZipEntry[] = []) => zip([...Object.entries(files).map(([name, content]) => ({ name, content })), ...extras]);
const below = (top: string, files: Record<string, Buffer>) => Object.fromEntries(Object.entries(files).map(([name, content]) => [`${top}/${name}`, content]));

async function unpacked(archive: Buffer, maxBytes = 10 * MIB) {
  const file = path.join(dir, "upload");
  await writeFile(file, archive);
  return unpackCheckpoint(file, folder, maxBytes);
}

async function refusal(archive: Buffer, maxBytes?: number): Promise<{ code: string; text: string }> {
  const error: unknown = await unpacked(archive, maxBytes).catch((thrown: unknown) => thrown);
  if (!isAppError(error)) throw new Error(`was not refused: ${String(error)}`);
  expect(await readdir(dir)).toEqual(["upload"]);
  return { code: error.code, text: `${error.message} ${error.hint ?? ""}` };
}

describe("an honest archive", () => {
  const files: Record<string, Buffer> = { ...checkpointFiles(), "README.md": Buffer.from("# read me"), "modeling_custom.py": Buffer.from("import os") };
  it.each([
    ["tar", () => tar(files)],
    ["tar.gz", async () => gzipSync(await tar(files))],
    ["tar with a folder around it", () => tar(below("./my-model", files), [{ name: "my-model/", type: "directory" }])],
    ["zip", async () => zipped(files)],
    ["zip with a folder around it", async () => zipped(below("my-model", files), [{ name: "my-model/", content: Buffer.alloc(0), mode: 0o040755 }])],
    ["zip of macOS", async () => zipped({ ...below("m", files), "__MACOSX/m/._pytorch_model.bin": Buffer.from("x"), "m/.DS_Store": Buffer.from("x") })],
  ])("of kind %s gives the files that a server needs, and no others", async (_kind, make) => {
    expect(await unpacked(await make())).toMatchObject(FACTS);
    expect((await readdir(folder)).sort()).toEqual(Object.keys(checkpointFiles()).sort());
    expect(await readFile(path.join(folder, "model.safetensors"))).toEqual(files["model.safetensors"]);
  });
});

describe("an archive is refused", () => {
  const files = checkpointFiles();
  const hostile = Buffer.from("x");
  it.each([
    ["with a pickle in it", () => tar({ ...files, "training_args.bin": hostile }), /training_args\.bin.*pickle/],
    ["with a pickle in a zip", async () => zipped({ ...files, "pytorch_model.bin": hostile }), /pytorch_model\.bin.*pickle/],
    ["with a way out", () => tar({ ...files, "../config.json": hostile }), /leads out/],
    ["with a way out further in", () => tar({ ...files, "a/../../config.json": hostile }), /leads out/],
    ["with an absolute name", () => tar({ ...files, "/etc/config.json": hostile }), /leads out/],
    ["with a way out in a zip", async () => zipped({ ...files, "../config.json": hostile }), /refused/],
    ["with a backslash in a name", async () => zipped({ ...files, "a\\..\\config.json": hostile }), /refused/],
    ["with a symbolic link", () => tar(files, [{ name: "vocab.json", type: "symlink", linkname: "/etc/passwd" }]), /symbolic link/],
    ["with a hard link", () => tar(files, [{ name: "vocab.json", type: "link", linkname: "/etc/passwd" }]), /hard link/],
    ["with a device", () => tar(files, [{ name: "vocab.json", type: "character-device" }]), /device/],
    ["with a link in a zip", async () => zipped(files, [{ name: "vocab.json", content: Buffer.from("/etc/passwd"), mode: 0o120777 }]), /link/],
    ["with an encrypted entry", async () => zipped(files, [{ name: "vocab.json", content: hostile, flags: 1 }]), /encrypted/],
    ["with one name twice", () => tar(files, [{ name: "./config.json", content: hostile }]), /twice/],
    ["with two checkpoints", () => tar({ ...below("a", files), ...below("b", files) }), /2 checkpoints/],
    ["without config.json", () => tar({ "model.safetensors": hostile }), /config\.json.*missing/],
    ["when weights only seem to be safetensors", () => tar({ ...files, "model.safetensors": Buffer.from("\x80\x02}q\x00.") }), /model\.safetensors/],
    ["when it was cut off", async () => (await tar(files)).subarray(0, 1500), /unpacked|refused/],
    ["when its gzip was cut off", async () => gzipSync(await tar(files)).subarray(0, 200), /unpacked/],
    ["when a zip lies about its sizes", async () => zipped(files, [{ name: "merges.txt", content: Buffer.alloc(MIB), claims: 10 }]), /unpacked/],
  ])("%s, and leaves nothing behind", async (_what, make, text) => {
    expect(await refusal(await make())).toMatchObject({ code: "invalid_input", text: expect.stringMatching(text) });
  });

  it("when it is no archive, whatever it is called", async () => {
    expect(await refusal(Buffer.from("hello, I am a tar".padEnd(600, ".")))).toMatchObject({ code: "unsupported_format" });
  });

  it("when it unpacks to more than is allowed, also by what is not kept", async () => {
    const bomb = { ...files, "notes.txt": Buffer.alloc(20 * MIB) };
    expect(await refusal(gzipSync(await tar(bomb)))).toMatchObject({ code: "too_large" });
    expect(await refusal(zipped(bomb))).toMatchObject({ code: "too_large" });
  });

  it("when it has more entries than any checkpoint", async () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`f${index}`, Buffer.alloc(0)]));
    expect(await refusal(await tar(many))).toMatchObject({ code: "invalid_input", text: expect.stringContaining("2000") });
  });
});
