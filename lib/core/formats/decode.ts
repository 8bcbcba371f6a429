import type { FaultList } from "./faults";
import { MAX_FILE_BYTES } from "./types";

const BINARY_KINDS: [number[], string][] = [
  [[0x50, 0x41, 0x52, 0x31], "a Parquet file"],
  [[0x1f, 0x8b], "gzip-compressed; unpack it first"],
  [[0x50, 0x4b, 0x03, 0x04], "a zip archive; unpack it first"],
  [[0x28, 0xb5, 0x2f, 0xfd], "zstd-compressed; unpack it first"],
];

export function isParquet(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x41, 0x52, 0x31]);
}

/** The file's text, or null with a fault that says why it has none. UTF-8, with or without a mark. */
export function decodeText(bytes: Uint8Array, faults: FaultList): string | null {
  if (bytes.length > MAX_FILE_BYTES) {
    faults.add("too_large", "file", `has ${mebibytes(bytes.length)} MiB; at most ${mebibytes(MAX_FILE_BYTES)} MiB are taken`);
    return null;
  }
  const binary = BINARY_KINDS.find(([magic]) => startsWith(bytes, magic));
  if (binary) {
    faults.add("unsupported_format", "file", `is ${binary[1]}`);
    return null;
  }
  if (looksLikeUtf16(bytes)) {
    faults.add("unsupported_format", "file", "is UTF-16 text; save it as UTF-8");
    return null;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const { where, offset } = firstBadPlace(bytes);
    faults.add("unsupported_format", where, `is not valid UTF-8 from byte ${offset} of the file on; save the file as UTF-8`);
    return null;
  }
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "");
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** A byte order mark, or JSON's ASCII beginning with a zero in every second byte. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true;
  const [a, b, c, d] = bytes;
  return bytes.length >= 4 && ((a === 0 && c === 0 && b !== 0 && d !== 0) || (b === 0 && d === 0 && a !== 0 && c !== 0));
}

/** The line, and the offset in the file from 0 of the character that is none. */
function firstBadPlace(bytes: Uint8Array): { where: string; offset: number } {
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const part = bytes.subarray(start, end);
    if (!isUtf8(part)) return { where: `line ${line}`, offset: start + goodLength(part) };
    start = end;
  }
  return { where: "file", offset: bytes.length };
}

/** Bytes of the longest beginning that is whole characters. Halving finds it: a beginning of a good one is good. */
function goodLength(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (isUtf8Beginning(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  while (good > 0 && !isUtf8(bytes.subarray(0, good))) good--;
  return good;
}

function isUtf8Beginning(bytes: Uint8Array): boolean {
  return decodes(bytes, true);
}

function isUtf8(bytes: Uint8Array): boolean {
  return decodes(bytes, false);
}

function decodes(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
