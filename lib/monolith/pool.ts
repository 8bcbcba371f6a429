import type { AppError } from "@/lib/core/errors";

import { cancelled, unavailable } from "./failure";
import type { Slot } from "./slot";

interface Waiter {
  resolve: (slot: Slot) => void;
  reject: (error: AppError) => void;
}

/** Hands slots of one kind out, first come first served. */
export class Pool {
  private readonly free: Slot[];
  private readonly waiters: Waiter[] = [];
  private closed = false;

  constructor(readonly slots: Slot[]) {
    this.free = [...slots];
  }

  /** A slot of one's own until it is given back. Throws AppError cancelled or sandbox_unavailable. */
  async take(signal?: AbortSignal): Promise<Slot> {
    if (this.closed) throw unavailable("The sandbox is closed");
    if (signal?.aborted) throw cancelled();
    const slot = this.free.shift();
    return slot ?? (await this.wait(signal));
  }

  give(slot: Slot): void {
    const next = this.waiters.shift();
    if (next) next.resolve(slot);
    else this.free.push(slot);
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const waiter of this.waiters.splice(0)) waiter.reject(unavailable("The sandbox was closed"));
    await Promise.all(this.slots.map((slot) => slot.close()));
  }

  private wait(signal?: AbortSignal): Promise<Slot> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        reject(cancelled());
      };
      const waiter: Waiter = {
        resolve: (slot) => (signal?.removeEventListener("abort", onAbort), resolve(slot)),
        reject: (error) => (signal?.removeEventListener("abort", onAbort), reject(error)),
      };
      this.waiters.push(waiter);
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  }
}
