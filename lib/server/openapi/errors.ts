import { ERROR_CODES, type ErrorCode } from "@/lib/core/errors";
import { statusOf } from "../http-errors";
import type { Operation } from "./contract";

/** Any address can answer so: a query or an address that is not valid, a key that is unknown, a fault of ours. */
const EVERYWHERE: ErrorCode[] = ["invalid_input", "unauthenticated", "database_unavailable", "internal"];

/** The codes that an operation can answer with, in the order of ERROR_CODES. */
export function errorsOf({ access, method, params, body, errors = [] }: Operation): ErrorCode[] {
  const possible = new Set<ErrorCode>([...EVERYWHERE, ...errors]);
  // A foreign page's write, a key without the scope, an account that owes a new password.
  if (method !== "get" || access !== "public") possible.add("forbidden");
  if (params !== undefined) possible.add("not_found");
  if (body?.["application/json"] !== undefined) for (const code of ["unsupported_media_type", "too_large"] as const) possible.add(code);
  return ERROR_CODES.filter((code) => possible.has(code));
}

/** Those codes by the status that tells them. */
export function errorsByStatus(operation: Operation): Map<number, ErrorCode[]> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorsOf(operation)) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return new Map([...byStatus].sort(([a], [b]) => a - b));
}
