import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, type AsyncBuffer } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { AppError } from "@/lib/core/errors";

/**
 * Rows of a Parquet file in memory, as plain objects. Throws AppError invalid_input when it is damaged.
 */
export async function readParquetRows(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows: Record<string, unknown>[] = [];
  for await (const row of rowsOf(file, "The file")) rows.push(row);
  return rows;
}

/** Rows of a Parquet file on disk, one row group in memory at a time. */
export async function* parquetFileRows(path: string, name: string): AsyncGenerator<Record<string, unknown>> {
  yield* rowsOf(await asyncBufferFromFile(path), name);
}

async function* rowsOf(file: AsyncBuffer, name: string): AsyncGenerator<Record<string, unknown>> {
  const metadata = await readable(name, parquetMetadataAsync(file));
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const rows = await readable(name, parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors }));
    for (const row of rows) yield plain(row) as Record<string, unknown>;
    rowStart = rowEnd;
  }
}

async function readable<T>(name: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("invalid_input", `${name} cannot be read as Parquet: ${detail.slice(0, 200)}`, {
      hint: "The file is damaged or was cut off; get it anew.",
      cause,
    });
  }
}

/** Parquet's 64-bit integers are bigint; the ids and flags of these sets are small. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
