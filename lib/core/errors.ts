/** Every way in which an operation of ours can fail. Doors (HTTP, CLI, workers) map each code once. */
export const ERROR_CODES = [
  "invalid_input",
  "unsupported_format",
  "unsupported_media_type",
  "too_large",
  "unknown_problem",
  "not_found",
  "method_not_allowed",
  "conflict",
  "unauthenticated",
  "forbidden",
  "rate_limited",
  "not_scorable",
  "not_calibrated",
  "profile_mismatch",
  "cancelled",
  "deadline_exceeded",
  "database_unavailable",
  "sandbox_unavailable",
  "host_drifted",
  "upstream_unavailable",
  "configuration",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** One fault in something a user gave us: where it is and what is wrong with it. */
export interface Fault {
  /** A line ("line 12"), a key ("spiral-matrix[0]"), a field ("language") or a row ("row 7"). */
  where: string;
  /** What is wrong, in one sentence. */
  problem: string;
}

export interface AppErrorOptions {
  /** What the reader can do about it, one sentence. */
  hint?: string;
  /** At most 50 faults; `moreFaults` says how many were left out. */
  faults?: Fault[];
  moreFaults?: number;
  /** For what passes with time: seconds after which it is worth another try. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/**
 * The one error type that crosses our module borders. `message` says what is wrong and where,
 * `hint` what to do; both are safe to show to the person who caused it.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly faults: Fault[];
  readonly moreFaults: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.hint = options.hint;
    this.faults = options.faults ?? [];
    this.moreFaults = options.moreFaults ?? 0;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}
