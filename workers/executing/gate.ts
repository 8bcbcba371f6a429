import { AppError } from "@/lib/core/errors";
import type { Sandbox } from "@/lib/core/measurement";

/** Who goes first when a measuring slot comes free: someone who waits for an answer, or work that nobody waits for. */
export type Rank = "foreground" | "background";

/**
 * Background work that has waited so long goes next, so that a long training run does not stop it for good. Longer
 * than a batch of a thousand takes: an official measurement in the middle would hold it up by as much again.
 */
const BACKGROUND_PATIENCE_MS = 60_000;

interface Waiter {
  sinceMs: number;
  enter: () => void;
}

/** Lets at most `places` sandbox sessions be open at once, foreground first, each rank in its order. */
export class Gate {
  private readonly waiting: Record<Rank, Waiter[]> = { foreground: [], background: [] };

  constructor(
    private places: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** Resolves with what gives the place back. Throws AppError cancelled when the signal comes first. */
  enter(rank: Rank, signal?: AbortSignal): Promise<() => void> {
    if (signal?.aborted) return Promise.reject(cancelled(signal));
    if (this.places > 0) {
      this.places -= 1;
      return Promise.resolve(this.leaver());
    }
    return new Promise((resolve, reject) => {
      const queue = this.waiting[rank];
      const onAbort = () => {
        queue.splice(queue.indexOf(waiter), 1);
        reject(cancelled(signal));
      };
      const waiter: Waiter = {
        sinceMs: this.nowMs(),
        enter: () => {
          signal?.removeEventListener("abort", onAbort);
          resolve(this.leaver());
        },
      };
      queue.push(waiter);
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  }

  private leaver(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = this.next();
      if (next) next.enter();
      else this.places += 1;
    };
  }

  private next(): Waiter | undefined {
    const { foreground, background } = this.waiting;
    const oldest = background[0];
    const isDue = oldest !== undefined && this.nowMs() - oldest.sinceMs >= BACKGROUND_PATIENCE_MS;
    return isDue ? background.shift() : (foreground.shift() ?? background.shift());
  }
}

function cancelled(signal: AbortSignal | undefined): AppError {
  const reason: unknown = signal?.reason;
  return reason instanceof AppError ? reason : new AppError("cancelled", "Waiting for a measuring slot was cancelled.");
}

/** The same sandbox, whose measuring sessions wait at the gate. */
export function behindGate(sandbox: Sandbox, gate: Gate, rank: Rank): Sandbox {
  return {
    languages: () => sandbox.languages(),
    profile: (language) => sandbox.profile(language),
    slots: () => sandbox.slots(),
    close: () => sandbox.close(),
    async open(kind, options) {
      if (kind !== "measure") return sandbox.open(kind, options);
      const leave = await gate.enter(rank, options.signal);
      try {
        const session = await sandbox.open(kind, options);
        return {
          yardstick: session.yardstick,
          prepare: (program) => session.prepare(program),
          loadCases: (inputs) => session.loadCases(inputs),
          run: (request) => session.run(request),
          close: () => session.close().finally(leave),
        };
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}
