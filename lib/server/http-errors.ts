import { randomUUID } from "node:crypto";
import { AppError, isAppError, type ErrorCode } from "@/lib/core/errors";
import { asDatabaseUnavailable } from "@/lib/infra/db/connection-errors";
import { logger } from "./infra";

/** The one mapping from what can fail to how HTTP says it. */
const STATUS: Record<ErrorCode, number> = {
  invalid_input: 400,
  unsupported_format: 400,
  unsupported_media_type: 415,
  too_large: 413,
  unknown_problem: 400,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  unauthenticated: 401,
  forbidden: 403,
  rate_limited: 429,
  not_scorable: 422,
  not_calibrated: 409,
  profile_mismatch: 409,
  cancelled: 409,
  deadline_exceeded: 504,
  database_unavailable: 503,
  sandbox_unavailable: 503,
  host_drifted: 503,
  upstream_unavailable: 502,
  configuration: 500,
  internal: 500,
};

const TITLES: Record<number, string> = {
  400: "The request is not valid", 401: "Sign in first", 403: "Not allowed", 404: "Not found",
  405: "Not a method of this address", 409: "In conflict with the present state", 413: "Too large",
  415: "Not a content type that is read here", 422: "Cannot be processed",
  429: "Too many requests", 500: "A fault of ours", 502: "Another service does not answer",
  503: "Not available now", 504: "Took too long",
};

/** After a passing fault that does not say when it will be over. */
const RETRY_AFTER_SECONDS = 5;

export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

export function titleOf(code: ErrorCode): string {
  return TITLES[statusOf(code)] ?? "Error";
}

/**
 * What may be told of any thrown thing. A fault we do not know is logged under an id, and only the id
 * goes out.
 */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const lost = asDatabaseUnavailable(error);
  if (lost !== undefined) return lost;
  const id = randomUUID();
  logger().error({ err: error, id }, "unexpected error");
  return new AppError("internal", `Something of ours broke. It is logged as ${id}.`, {
    hint: "Try again; if it stays, report it with this id.",
    cause: error,
  });
}

/** RFC 9457 problem details, with our code, hint and faults as members of its own. */
export function problemResponse(error: unknown): Response {
  const known = toAppError(error);
  const status = statusOf(known.code);
  const body = {
    type: `/docs/api#${known.code}`,
    title: titleOf(known.code),
    status,
    code: known.code,
    detail: known.message,
    ...(known.hint === undefined ? {} : { hint: known.hint }),
    ...(known.faults.length === 0 ? {} : { faults: known.faults, moreFaults: known.moreFaults }),
  };
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...errorHeaders(known) } });
}

/** What a status obliges to say in headers: how to sign in, and when to come back. */
export function errorHeaders({ code, retryAfterSeconds }: AppError): Record<string, string> {
  const status = statusOf(code);
  if (status === 401) return { "WWW-Authenticate": 'Bearer realm="afterburner"' };
  if (status === 429 || status === 503) return { "Retry-After": String(Math.max(1, Math.ceil(retryAfterSeconds ?? RETRY_AFTER_SECONDS))) };
  return {};
}
