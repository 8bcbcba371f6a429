import type { Output } from "./io";

/** Progress on stderr: one line that rewrites itself on a terminal, a plain line now and then in a pipe. */
export interface Progress {
  update(text: string): void;
  /** A line that stays. */
  say(text: string): void;
  done(): void;
}

const PLAIN_EVERY_MS = 10_000;

export function createProgress(stream: Output = process.stderr, now: () => number = Date.now): Progress {
  let written = false;
  let lastMs = -Infinity;
  const clear = () => {
    if (stream.isTTY && written) stream.write("\r\u001b[K");
    written = false;
  };
  return {
    update(text) {
      if (stream.isTTY) {
        clear();
        stream.write(text.slice(0, Math.max(20, (stream.columns || 80) - 1)));
        written = true;
      } else if (now() - lastMs >= PLAIN_EVERY_MS) {
        lastMs = now();
        stream.write(`${text}\n`);
      }
    },
    say(text) {
      clear();
      stream.write(`${text}\n`);
    },
    done: clear,
  };
}
