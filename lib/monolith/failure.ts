import { AppError, isAppError } from "@/lib/core/errors";

/** An AppError sandbox_unavailable with its cause; errors that are AppErrors already pass unchanged. */
export function unavailable(message: string, cause?: unknown, hint?: string): AppError {
  if (isAppError(cause)) return cause;
  const reason = cause instanceof Error ? `${message} (${cause.message})` : message;
  return new AppError("sandbox_unavailable", reason, { cause, hint });
}

export function cancelled(): AppError {
  return new AppError("cancelled", "The sandbox operation was cancelled.");
}

/** Status of an answer of the Docker daemon, when the error is one. */
export function dockerStatus(error: unknown): number | null {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === "number" ? status : null;
}
