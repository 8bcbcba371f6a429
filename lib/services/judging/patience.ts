import { isAppError } from "@/lib/core/errors";
import { isSteady } from "@/lib/core/judging";

export interface PatienceOptions<Result> {
  attempt: () => Promise<Result>;
  /** Asks whether the sandbox could be used now. */
  isReachable: () => Promise<boolean>;
  /** Speed of the host now against its reference. */
  hostSpeed: () => Promise<number>;
  /** Told when the host has stayed faster than its reference for long: that was taken in a slow moment. */
  onFasterHost?: () => Promise<void>;
  /** Told while waiting for the sandbox or the host's speed to come back, and again when it is back (null). */
  onWaiting: (reason: string | null) => void;
  /** Waits; rejects when the signal is aborted. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
}

/** A container may break under a hostile program; a second one in a row says that something else is wrong. */
const BROKEN_CONTAINER_TRIES = 3;
const POLL_MS = 3_000;
/** Readings in a row, some seconds apart, after which a faster host is not taken for a passing moment. */
const LASTING_READINGS = 20;

/**
 * Tries until the sandbox gives an answer. On a host that is off its reference speed nothing is measured until it is
 * back. A broken container is replaced and tried again a few times;
 * a sandbox that cannot be reached is waited for, however long, since that is nobody's fault but ours.
 * Any other error, and an abort, goes to the caller.
 */
export async function withPatience<Result>(options: PatienceOptions<Result>): Promise<Result> {
  for (let broken = 0; ; ) {
    options.signal.throwIfAborted();
    try {
      return await options.attempt();
    } catch (error) {
      if (isAppError(error) && error.code === "host_drifted") {
        await waitUntilSteady(options, error.message);
        continue;
      }
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

async function waitUntilSteady<Result>(options: PatienceOptions<Result>, reason: string): Promise<void> {
  options.onWaiting(reason);
  let faster = 0;
  for (;;) {
    await options.pause(POLL_MS, options.signal);
    const speed = await options.hostSpeed();
    if (isSteady(speed)) break;
    faster = speed > 1 ? faster + 1 : 0;
    if (faster === LASTING_READINGS) await options.onFasterHost?.();
  }
  options.onWaiting(null);
}
