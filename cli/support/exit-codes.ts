/** How a command ends; scripts rely on these numbers, and docs/cli.md lists them. */
export const EXIT = {
  done: 0,
  error: 1,
  /** An option, an argument, an environment variable or the configuration is not valid. */
  usage: 2,
  /** What was handed in is refused; nothing was queued. */
  refused: 3,
  /** Not signed in, or not allowed. */
  notAllowed: 4,
  /** A quota or a rate limit. */
  limited: 5,
  /** The submission that was followed failed or was cancelled. */
  ended: 6,
  /** The server (or the database, Docker, a hub) does not answer. */
  unreachable: 7,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
