import type { PositionedResult } from "@/lib/services/executions/recordResults";

/** Results wait so long for others: one transaction stores them all, and who reads a stream sees no delay. */
const FLUSH_AFTER_MS = 200;

export interface ResultBuffer {
  add(result: PositionedResult): void;
  /** Writes what is held and waits for every write. Rejects with the first one that failed. */
  drain(): Promise<void>;
}

/** Collects results and writes them a few at a time, one write after the other. */
export function createResultBuffer(write: (results: PositionedResult[]) => Promise<unknown>): ResultBuffer {
  let held: PositionedResult[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (held.length === 0) return;
    const results = held;
    held = [];
    writing = writing.then(() => write(results));
    // Whoever drains hears of it; until then it must not count as unhandled.
    writing.catch(() => undefined);
  };
  return {
    add(result) {
      held.push(result);
      timer ??= setTimeout(flush, FLUSH_AFTER_MS);
    },
    async drain() {
      flush();
      await writing;
    },
  };
}
