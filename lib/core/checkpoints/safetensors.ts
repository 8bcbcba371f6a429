import { z } from "zod";
import { AppError } from "../errors";

/** What the header of a safetensors file says of it. */
export interface SafetensorsFacts {
  /** Numbers in all its tensors. */
  parameters: number;
  /** Numbers by type, as F32 or BF16. */
  byType: Record<string, number>;
}

/** Bytes before the header: its length, little endian. */
export const LENGTH_BYTES = 8;
/** Headers of real files have kilobytes; a larger one is there to be costly. */
const MOST_HEADER_BYTES = 16 * 1024 * 1024;

/** Bits of a number, by its type. */
const BITS: Readonly<Record<string, number>> = {
  F64: 64, I64: 64, U64: 64, C64: 64,
  F32: 32, I32: 32, U32: 32,
  F16: 16, BF16: 16, I16: 16, U16: 16,
  I8: 8, U8: 8, BOOL: 8, F8_E4M3: 8, F8_E5M2: 8, F8_E8M0: 8, F8_E4M3FNUZ: 8, F8_E5M2FNUZ: 8,
  F6_E2M3: 6, F6_E3M2: 6, F4: 4,
};

const size = z.int().nonnegative();
const tensorSchema = z.object({ dtype: z.string(), shape: z.array(size).max(16), data_offsets: z.tuple([size, size]) });
const headerSchema = z.record(z.string(), z.unknown());

/**
 * Length of the header of a safetensors file, from its first bytes.
 * Throws AppError invalid_input where the file is too short or the length cannot be.
 */
export function headerBytesOf(file: string, first: Uint8Array, fileBytes: number): number {
  if (first.length < LENGTH_BYTES || fileBytes < LENGTH_BYTES) throw broken(file, "is too short to be a safetensors file");
  const length = new DataView(first.buffer, first.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
  if (length > BigInt(MOST_HEADER_BYTES)) throw broken(file, "is no safetensors file, or has a header that nobody needs: its first bytes give no length that can be");
  if (Number(length) > fileBytes - LENGTH_BYTES) throw broken(file, "ends within its header; it was cut off");
  return Number(length);
}

/**
 * Reads the header of a safetensors file: every tensor must have a known type and lie in the file without gap or
 * overlap, in as many bytes as its shape says. `dataBytes`: those after the header. Throws AppError invalid_input.
 */
export function readHeader(file: string, header: Uint8Array, dataBytes: number): SafetensorsFacts {
  const tensors = Object.entries(parsed(file, header)).filter(([name]) => name !== "__metadata__");
  if (tensors.length === 0) throw broken(file, "holds no tensor");
  const read = tensors.map(([name, value]) => readTensor(file, name, value));
  read.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let at = 0;
  for (const { name, begin, end } of read) {
    if (begin !== at) throw broken(file, `has a gap or an overlap before the tensor ${shown(name)}`);
    at = end;
  }
  if (at !== dataBytes) throw broken(file, at > dataBytes ? "ends within its tensors; it was cut off" : `has ${dataBytes - at} bytes behind its last tensor`);
  const byType: Record<string, number> = {};
  for (const { dtype, numbers } of read) byType[dtype] = (byType[dtype] ?? 0) + numbers;
  return { parameters: read.reduce((sum, { numbers }) => sum + numbers, 0), byType };
}

function parsed(file: string, header: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(header));
  } catch (cause) {
    throw broken(file, "has a header that is no JSON", cause);
  }
  const object = headerSchema.safeParse(value);
  if (!object.success) throw broken(file, "has a header that is no JSON object");
  return object.data;
}

function readTensor(file: string, name: string, value: unknown): { name: string; dtype: string; numbers: number; begin: number; end: number } {
  const tensor = tensorSchema.safeParse(value);
  if (!tensor.success) throw broken(file, `describes the tensor ${shown(name)} without type, shape or place`);
  const { dtype, shape, data_offsets: [begin, end] } = tensor.data;
  const bits = Object.hasOwn(BITS, dtype) ? BITS[dtype] : undefined;
  if (bits === undefined) throw broken(file, `gives the tensor ${shown(name)} the unknown type ${shown(dtype)}`);
  const numbers = shape.reduce((product, length) => product * length, 1);
  if (!Number.isSafeInteger(numbers) || end < begin || (end - begin) * 8 !== Math.ceil((numbers * bits) / 8) * 8) {
    throw broken(file, `gives the tensor ${shown(name)} other bytes than its shape and type need`);
  }
  return { name, dtype, numbers, begin, end };
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}

function broken(file: string, problem: string, cause?: unknown): AppError {
  return new AppError("invalid_input", `${file} ${problem}.`, {
    faults: [{ where: file, problem }],
    hint: "Save the checkpoint anew with save_pretrained, and send all of its files.",
    cause,
  });
}
