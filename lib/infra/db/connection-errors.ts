import { AppError, isAppError } from "@/lib/core/errors";

/** Codes of Node, Postgres (classes 08, 57P) and Prisma that mean: the database cannot be reached now. */
const UNAVAILABLE = new Set([
  "ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH",
  "08000", "08001", "08003", "08004", "08006", "57P01", "57P02", "57P03", "53300",
  "P1001", "P1002", "P1008", "P1017", "P2024", "P2037",
]);
const UNAVAILABLE_TEXT =
  /Connection terminated|has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Can't reach database server|Server has closed the connection/i;
const REFUSED = new Set(["28P01", "28000", "3D000", "P1000", "P1003", "P1010"]);

interface ErrorLike {
  code?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: unknown;
  driverAdapterError?: unknown;
  errors?: unknown;
}

/** Errors come wrapped, by Prisma in `meta` and `cause`, by Node in `errors`. At most 8 deep. */
function* layersOf(error: unknown, depth = 0): Generator<ErrorLike> {
  if (typeof error !== "object" || error === null || depth > 8) return;
  const layer = error as ErrorLike;
  yield layer;
  const inner = [layer.cause, layer.meta, layer.driverAdapterError];
  if (Array.isArray(layer.errors)) inner.push(...(layer.errors as unknown[]));
  for (const next of inner) yield* layersOf(next, depth + 1);
}

/**
 * The one place that knows how a lost database looks. Doors call it with whatever they caught.
 * @returns AppError `database_unavailable`, or undefined when the error is about something else.
 */
export function asDatabaseUnavailable(error: unknown): AppError | undefined {
  if (isAppError(error)) return error.code === "database_unavailable" ? error : undefined;
  for (const layer of layersOf(error)) {
    const codes = [layer.code, layer.originalCode].map(String);
    if (codes.some((code) => REFUSED.has(code)) || layer.kind === "AuthenticationFailed") {
      return new AppError("database_unavailable", "The database refuses the connection: user, password or database name are wrong.", {
        hint: "Correct DATABASE_URL.",
        cause: error,
      });
    }
    const lost =
      codes.some((code) => UNAVAILABLE.has(code)) ||
      layer.kind === "DatabaseNotReachable" ||
      layer.kind === "ConnectionClosed" ||
      layer.kind === "SocketTimeout" ||
      (typeof layer.message === "string" && UNAVAILABLE_TEXT.test(layer.message));
    if (lost) {
      return new AppError("database_unavailable", "The database does not answer.", {
        hint: "See that Postgres runs and that DATABASE_URL points at it; then try again.",
        cause: error,
      });
    }
  }
  return undefined;
}
