// The thread that reads Parquet files which somebody sent. Node runs this file as it is: it stands alone, and what a
// hostile file costs in memory and time ends with the thread.
import { parentPort, workerData } from "node:worker_threads";
import { parquetMetadataAsync, parquetReadObjects, type Compressors } from "hyparquet";
import { compressors } from "hyparquet-compressors";

export interface ParquetTask {
  file: ArrayBuffer;
  maxRows: number;
  /** Of all columns, unpacked; and of the texts of all rows, which a dictionary can make many of. */
  maxBytes: number;
}

/** Some rows at a time, then the end: that all were told, or that the file holds more than is taken. */
export type ParquetMessage = { rows: unknown[] } | "all" | "too many rows" | "too many bytes";

const ROWS_AT_ONCE = 1000;

class TooManyBytes extends Error {}

const { file, maxRows, maxBytes } = workerData as ParquetTask;
const tell = (message: ParquetMessage): void => parentPort?.postMessage(message);
let bytesLeft = maxBytes;

function spend(bytes: number): void {
  bytesLeft -= bytes;
  if (!(bytesLeft >= 0)) throw new TooManyBytes();
}

/** The packers, each asked only for what is left: what a page says of its size is the file's word alone. */
const bounded = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [codec, (input: Uint8Array, outputLength: number) => {
    spend(outputLength);
    return unpack?.(input, outputLength) ?? new Uint8Array(0);
  }]),
) as Compressors;

function textBytes(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (value === null || typeof value !== "object" || value instanceof Date) return 8;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return Object.values(value).reduce<number>((sum, item) => sum + textBytes(item), 8);
}

async function readAll(): Promise<ParquetMessage> {
  const metadata = await parquetMetadataAsync(file);
  const rowsOf = metadata.row_groups.map((group) => Number(group.num_rows));
  if (!(rowsOf.reduce((sum, rows) => sum + rows, 0) <= maxRows)) return "too many rows";
  let rowStart = 0;
  for (const rowCount of rowsOf) {
    const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd: rowStart + rowCount, compressors: bounded });
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const chunk = rows.slice(from, from + ROWS_AT_ONCE);
      for (const row of chunk) spend(textBytes(row));
      tell({ rows: chunk });
    }
    rowStart += rowCount;
  }
  return "all";
}

try {
  tell(await readAll());
} catch (error) {
  if (!(error instanceof TooManyBytes)) throw error;
  tell("too many bytes");
}
