import { AppError } from "@/lib/core/errors";
import type { Ctx } from "../context";

/** How often progress is written, and so how soon a cancelled import stops. */
const EVERY_MS = 500;

export interface ImportWatch {
  say: (line: string) => void;
  countRows: (rows: number) => void;
  /** Aborted when the import was cancelled or the worker stops. */
  signal: AbortSignal;
  wasCancelled: () => boolean;
  /** Writes what is not written yet and ends the watching. */
  close: () => Promise<void>;
}

/** Writes down how far an import is, beside the transaction that does it, and learns whether it was cancelled. */
export function watchImport(ctx: Pick<Ctx, "db">, importId: string, stop: AbortSignal): ImportWatch {
  const cancelled = new AbortController();
  let news: { progress?: string; rowsDone?: number } = {};
  let writing: Promise<unknown> = Promise.resolve();
  const flush = (): Promise<unknown> => {
    writing = writing.then(async () => {
      const data = news;
      news = {};
      const { count } = await ctx.db.importRun.updateMany({ where: { id: importId, state: "running" }, data });
      if (count === 0) cancelled.abort(new AppError("cancelled", "The import was cancelled."));
    });
    return writing;
  };
  const timer = setInterval(() => {
    // A moment without the database loses a line of progress; what the import itself writes then fails and says so.
    void flush().catch(() => (writing = Promise.resolve()));
  }, EVERY_MS);
  return {
    say: (progress) => void (news = { ...news, progress }),
    countRows: (rowsDone) => void (news = { ...news, rowsDone }),
    signal: AbortSignal.any([cancelled.signal, stop]),
    wasCancelled: () => cancelled.signal.aborted,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}
