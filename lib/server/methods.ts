import type { NextRequest } from "next/server";
import { AppError } from "@/lib/core/errors";
import { problemResponse } from "./http-errors";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** Reads without credentials, from any site; a write or a key is not let through a browser of another site. */
const PREFLIGHT = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, HEAD",
  "Access-Control-Allow-Headers": "Accept, If-None-Match, Last-Event-ID",
  "Access-Control-Max-Age": "86400",
};

type Answer = (request: NextRequest) => Response;

/**
 * What an address of the API answers to the methods that it does not take (405, with those that it does), and to
 * OPTIONS. Each route exports it beside its own: `export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST")`.
 */
export function otherMethods<const Taken extends Method>(...taken: Taken[]): Record<Exclude<Method, Taken> | "OPTIONS", Answer> {
  const allow = allowed(taken);
  const refuse: Answer = (request) => {
    const response = problemResponse(
      new AppError("method_not_allowed", `${request.method} is not a method of ${request.nextUrl.pathname}.`, { hint: `It takes ${taken.join(" and ")}.` }),
    );
    response.headers.set("Allow", allow);
    return response;
  };
  const options: Answer = () => new Response(null, { status: 204, headers: { Allow: allow, Vary: "Origin", ...((taken as readonly Method[]).includes("GET") ? PREFLIGHT : {}) } });
  const refused = METHODS.filter((method) => !(taken as readonly Method[]).includes(method)).map((method) => [method, refuse]);
  return Object.fromEntries([...refused, ["OPTIONS", options]]) as Record<Exclude<Method, Taken> | "OPTIONS", Answer>;
}

function allowed(taken: readonly Method[]): string {
  return [...taken.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");
}
