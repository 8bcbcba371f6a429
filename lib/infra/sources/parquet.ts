import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, type AsyncBuffer } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { AppError } from "@/lib/core/errors";
import { shown } from "@/lib/core/formats/faults";

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
    for (const row of rows) yield plainRow(row);
    rowStart = rowEnd;
  }
}

async function readable<T>(name: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw unreadableParquet(name, cause);
  }
}

export function unreadableParquet(name: string, cause: unknown): AppError {
  const problem = `cannot be read as Parquet: ${shown(cause instanceof Error ? cause.message : String(cause))}`;
  return new AppError("invalid_input", `${name} ${problem}`, {
    faults: [{ where: "file", problem }],
    hint: "The file is damaged or was cut off; get it anew.",
    cause,
  });
}

/** One row, with values as JSON has them. */
export function plainRow(row: unknown): Record<string, unknown> {
  return plain(row) as Record<string, unknown>;
}

/** Parquet's 64-bit integers are bigint; the ids and flags of these sets are small. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
