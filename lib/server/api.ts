import type { NextRequest } from "next/server";
import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/infra/env";
import { finished } from "./answers";
import { problemResponse } from "./http-errors";

type Handler<Params> = (request: NextRequest, params: Params) => Promise<Response>;

export interface RouteOptions {
  /** A write takes parameters in its query. What a read takes is known from `parseQuery`. */
  takesQuery?: boolean;
}

/** Requests whose query was parsed against a schema; a query that nobody parses is refused. */
const parsedQueries = new WeakSet<Request>();

/**
 * A route of the API: whatever its handler throws goes out as problem details, and what it answers gets the headers
 * for caches and for readers on other sites.
 */
export function apiRoute<Params = Record<string, never>>(handler: Handler<Params>, options: RouteOptions = {}) {
  return async (request: NextRequest, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      refuseForeignWrites(request);
      const params = await context.params;
      // Next gives no parameters at all for an address that has none.
      refuseUnstorable(request, (params ?? {}) as Record<string, unknown>);
      const isRead = request.method === "GET" || request.method === "HEAD";
      if (!isRead && options.takesQuery !== true) refuseQuery(request);
      const response = await handler(request, params);
      if (isRead && !parsedQueries.has(request)) await refuseQueryAfter(request, response);
      return await finished(request, response);
    } catch (error) {
      return finished(request, problemResponse(error));
    }
  };
}

/** A page of another site must not make a visitor's browser write here. Programs send no Origin. */
export function refuseForeignWrites(request: NextRequest): void {
  const origin = request.headers.get("origin");
  if (request.method === "GET" || request.method === "HEAD" || origin === null) return;
  const host = request.headers.get("host");
  if (URL.canParse(origin) && (new URL(origin).host === host || origin === env().PUBLIC_URL)) return;
  throw new AppError("forbidden", `Writes from ${origin} are not accepted.`, { hint: "Send it from this site's own pages, or without a browser." });
}

/** No text of ours holds NUL: the database cannot keep it. */
function refuseUnstorable(request: NextRequest, params: Record<string, unknown>): void {
  if (Object.values(params).flat().some((part) => /\0|%00/.test(String(part)))) throw new AppError("not_found", "There is nothing at this address.");
  const fault = [...request.nextUrl.searchParams].find(([name, value]) => name.includes("\0") || value.includes("\0"));
  if (fault) throw badQuery(fault[0].replaceAll("\0", ""), "holds a NUL character");
}

function refuseQuery(request: NextRequest): void {
  const [name] = request.nextUrl.searchParams.keys();
  if (name !== undefined) throw badQuery(name, "is no parameter of this address, which takes none");
}

async function refuseQueryAfter(request: NextRequest, response: Response): Promise<void> {
  if (request.nextUrl.searchParams.size === 0) return;
  await response.body?.cancel();
  refuseQuery(request);
}

function badQuery(name: string, problem: string): AppError {
  return new AppError("invalid_input", "The query of the address is not valid.", {
    faults: [{ where: name.slice(0, 100), problem }],
    hint: "Correct the named parameters; /docs/api describes them.",
  });
}

/** Parses what came in. Throws AppError invalid_input that names each field at fault. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues;
  throw new AppError("invalid_input", "The request has fields that are not valid.", {
    faults: issues.slice(0, 50).map((issue) => ({ where: issue.path.join(".") || "request", problem: describe(issue) })),
    moreFaults: Math.max(0, issues.length - 50),
    hint: "Correct the named fields and send it again; /docs/api describes them.",
  });
}

/** A field that is not there is told as such; other faults in the words of the schema. */
function describe(issue: z.core.$ZodIssue): string {
  return issue.code === "invalid_type" && issue.message.endsWith("received undefined") ? "is missing" : issue.message;
}

/**
 * Parses the query of an address. Throws AppError invalid_input for a value that is not valid, and also for a
 * parameter that the schema does not know or that is given twice: a misspelt filter must not be taken for none.
 */
export function parseQuery<Schema extends z.ZodObject>(schema: Schema, request: NextRequest): z.output<Schema> {
  parsedQueries.add(request);
  const given = request.nextUrl.searchParams;
  for (const name of given.keys()) {
    if (!Object.hasOwn(schema.shape, name)) throw badQuery(name, `is no parameter of this address, which takes ${Object.keys(schema.shape).join(", ") || "none"}`);
    if (given.getAll(name).length > 1) throw badQuery(name, "is given more than once");
  }
  return parseInput(schema, Object.fromEntries(given));
}

/** An answer in JSON. What a GET answers gets its headers for caches from `apiRoute`, unless it brings its own. */
export function json(body: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  return Response.json(body, { status: init.status ?? 200, headers: init.headers ?? {} });
}
