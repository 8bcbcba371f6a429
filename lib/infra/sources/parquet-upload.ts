import type { Worker } from "node:worker_threads";
import { AppError } from "@/lib/core/errors";
import { startThread } from "../threads";
import { plainRow, unreadableParquet } from "./parquet";
import type { ParquetMessage, ParquetTask } from "./parquet-thread";

export interface ParquetLimits extends Pick<ParquetTask, "maxRows" | "maxBytes"> {
  readMs: number;
  heapMiB: number;
}

const MIB = 1024 * 1024;
export const PARQUET_LIMITS: ParquetLimits = { maxRows: 500_000, maxBytes: 256 * MIB, readMs: 60_000, heapMiB: 1024 };

/**
 * Rows of a Parquet file that somebody sent, as plain objects, read in a thread of its own within limits of rows, bytes,
 * time and memory. Throws AppError invalid_input when it is damaged, too_large when it holds or costs more.
 */
export async function readParquetRows(bytes: Uint8Array, limits: ParquetLimits = PARQUET_LIMITS): Promise<Record<string, unknown>[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const task: ParquetTask = { file, maxRows: limits.maxRows, maxBytes: limits.maxBytes };
  const thread = startThread("lib/infra/sources/parquet-thread.ts", { workerData: task, transferList: [file], resourceLimits: { maxOldGenerationSizeMb: limits.heapMiB } });
  try {
    return await rowsFrom(thread, limits);
  } finally {
    await thread.terminate();
  }
}

function rowsFrom(thread: Worker, limits: ParquetLimits): Promise<Record<string, unknown>[]> {
  return new Promise((resolve, reject) => {
    const rows: Record<string, unknown>[] = [];
    const timer = setTimeout(() => reject(tooLarge(`takes longer than ${limits.readMs / 1000} s to read`)), limits.readMs);
    thread.on("message", (message: ParquetMessage) => {
      if (typeof message === "object") return void rows.push(...message.rows.map(plainRow));
      clearTimeout(timer);
      if (message === "all") return resolve(rows);
      reject(tooLarge(message === "too many rows" ? `has more than ${limits.maxRows} rows` : `unpacks to more than ${limits.maxBytes / MIB} MiB`));
    });
    thread.on("error", (cause: Error & { code?: string }) => {
      clearTimeout(timer);
      reject(cause.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge("needs too much memory to read") : unreadableParquet("The file", cause));
    });
  });
}

function tooLarge(what: string): AppError {
  return new AppError("too_large", `The Parquet file ${what}.`, {
    faults: [{ where: "file", problem: what }],
    hint: "Nothing was queued. Split the file, and leave out columns that are not problem_id, solution and language.",
  });
}
