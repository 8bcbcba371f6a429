import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** What V8 says of its full collections with --trace-gc: "… Mark-Compact 91.2 (120.4) -> 70.3 (118.0) MB, …". */
const FULL_COLLECTION = /Mark-Compact.* -> ([\d.]+) \(/;

/** What is alive in a process of Node: its resident memory also holds what is thrown away and not yet collected. */
export class Collections {
  private most: number | null = null;

  constructor(output: Readable | null) {
    if (output) createInterface({ input: output }).on("line", (line) => this.read(line));
  }

  /** Forgets what was before. */
  restart(): void {
    this.most = null;
  }

  /** The most that a full collection left, in MiB; null where there was none. */
  mostAliveMib(): number | null {
    return this.most;
  }

  private read(line: string): void {
    const alive = FULL_COLLECTION.exec(line)?.[1];
    if (alive !== undefined) this.most = Math.max(this.most ?? 0, Number(alive));
  }
}
