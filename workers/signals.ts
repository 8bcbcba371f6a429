import { AppError } from "@/lib/core/errors";

/** Resolves at the first signal to stop and aborts `draining`; a second one stops what is running. */
export function onceSignalled(draining: AbortController, stopNow: AbortController): Promise<void> {
  return new Promise((resolve) => {
    const onSignal = () => {
      if (draining.signal.aborted) stopNow.abort(new AppError("cancelled", "the worker was told to stop at once"));
      draining.abort();
      resolve();
    };
    process.on("SIGTERM", onSignal);
    process.on("SIGINT", onSignal);
  });
}
