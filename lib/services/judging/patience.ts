import { isAppError } from "@/lib/core/errors";

export interface PatienceOptions<Result> {
  attempt: () => Promise<Result>;
  /** Asks whether the sandbox could be used now. */
  isReachable: () => Promise<boolean>;
  /** Told while waiting for the sandbox to come back, and again when it is back (null). */
  onWaiting: (reason: string | null) => void;
  /** Waits; rejects when the signal is aborted. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
}

/** A container may break under a hostile program; a second one in a row says that something else is wrong. */
const BROKEN_CONTAINER_TRIES = 3;
const POLL_MS = 3_000;

/**
 * Tries until the sandbox gives an answer. A broken container is replaced and tried again a few times;
 * a sandbox that cannot be reached is waited for, however long, since that is nobody's fault but ours.
 * Any other error, and an abort, goes to the caller.
 */
export async function withPatience<Result>(options: PatienceOptions<Result>): Promise<Result> {
  for (let broken = 0; ; ) {
    options.signal.throwIfAborted();
    try {
      return await options.attempt();
    } catch (error) {
      if (!isAppError(error) || error.code !== "sandbox_unavailable") throw error;
      if (await options.isReachable()) {
        broken += 1;
        if (broken >= BROKEN_CONTAINER_TRIES) throw error;
      } else {
        await waitUntilReachable(options, error.message);
      }
    }
  }
}

async function waitUntilReachable<Result>(options: PatienceOptions<Result>, reason: string): Promise<void> {
  options.onWaiting(reason);
  do {
    await options.pause(POLL_MS, options.signal);
  } while (!(await options.isReachable()));
  options.onWaiting(null);
}
