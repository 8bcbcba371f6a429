import { constants } from "node:os";

/** A terminal and npm both hand on one Ctrl-C, milliseconds apart: that is not a second one. */
const SAME_KEY_PRESS_MS = 1_000;

export interface Shutdown {
  /** True once the person asked a second time: no more waiting. */
  isHard: () => boolean;
  /** Stops everything and ends the process. Later calls change nothing. */
  begin: (exitCode: number) => void;
}

export interface ShutdownOptions {
  cleanup: () => Promise<void>;
  say: (line: string) => void;
  exit: (code: number) => void;
  now: () => number;
}

/** Decides what a stop request means; it knows no signals, so that it can be tested with a clock of its own. */
export function makeShutdown(options: ShutdownOptions): Shutdown & { request: (name: NodeJS.Signals) => void } {
  let firstAt: number | undefined;
  let begun = false;
  let hard = false;
  const begin = (exitCode: number): void => {
    if (begun) return;
    begun = true;
    void options.cleanup().then(() => options.exit(exitCode));
  };
  return {
    isHard: () => hard,
    begin,
    request: (name) => {
      const now = options.now();
      if (firstAt === undefined) {
        firstAt = now;
        options.say("Stopping (Ctrl-C again to stop without waiting)");
        // Asked to stop by Ctrl-C or a service manager, and did: that is success once it was running.
        begin(name === "SIGINT" || name === "SIGTERM" ? 0 : 128 + constants.signals[name]);
      } else if (now - firstAt >= SAME_KEY_PRESS_MS && !hard) {
        hard = true;
        options.say("Stopping at once");
      }
    },
  };
}
