import type { NextRequest } from "next/server";
import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { problemResponse } from "./http-errors";

type Handler<Params> = (request: NextRequest, params: Params) => Promise<Response>;

/** A route of the API: whatever its handler throws goes out as problem details. */
export function apiRoute<Params = Record<string, never>>(handler: Handler<Params>) {
  return async (request: NextRequest, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      refuseForeignWrites(request);
      return await handler(request, await context.params);
    } catch (error) {
      return problemResponse(error);
    }
  };
}

/** A page of another site must not make a visitor's browser write here. Programs send no Origin. */
export function refuseForeignWrites(request: NextRequest): void {
  const origin = request.headers.get("origin");
  if (request.method === "GET" || request.method === "HEAD" || origin === null) return;
  const host = request.headers.get("host");
  if (URL.canParse(origin) && new URL(origin).host === host) return;
  throw new AppError("forbidden", `Writes from ${origin} are not accepted.`, { hint: "Send it from this site's own pages, or without a browser." });
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

export function parseQuery<Schema extends z.ZodType>(schema: Schema, request: NextRequest): z.output<Schema> {
  return parseInput(schema, Object.fromEntries(request.nextUrl.searchParams));
}

export function json(body: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  return Response.json(body, { status: init.status ?? 200, headers: { "Cache-Control": "no-store", ...init.headers } });
}
