import { cookies, headers } from "next/headers";
import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { type z } from "zod";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/infra/env";
import { problemResponse } from "../http-errors";
import { getAuth } from "../infra";
import { publicOrigin } from "../origin";
import { refusalOf } from "./refusals";

const BASE = "/api/auth";
const MAX_BODY_BYTES = 64 * 1024;

/**
 * What of better-auth answers to anybody. Keys, passwords, names and all that admins may are verbs of ours, which
 * check the role and write the audit log; there is no way past them.
 */
const OPEN = [
  ["POST", /^\/(sign-in\/email|sign-up\/email|sign-in\/social|sign-out)$/],
  ["GET", /^\/(get-session|ok)$/],
  ["GET", /^\/callback\/[\w-]+$/],
  ["POST", /^\/callback\/[\w-]+$/],
] as const;

/** Answers a request to /api/auth. */
export async function serveAuth(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const path = pathname.slice(BASE.length);
  if (!OPEN.some(([method, pattern]) => method === request.method && pattern.test(path))) {
    return problemResponse(new AppError("not_found", "There is nothing at this address.", { hint: "Accounts and keys are under /api/v1/account." }));
  }
  try {
    const body = request.method === "POST" ? await boundedBody(request) : undefined;
    // By the address that people use: Next calls every loopback address "localhost", and a sign-in elsewhere has to come back by the one it began with.
    const address = `${publicOrigin(request.headers)}${pathname}${search}`;
    const answer = await (await getAuth()).handler(new Request(address, { method: request.method, headers: request.headers, ...(body && { body }) }));
    return withRetryAfter(answer);
  } catch (error) {
    return problemResponse(error);
  }
}

async function boundedBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > MAX_BODY_BYTES) throw new AppError("too_large", "The body is larger than 64 KiB.", { hint: "Send the fields of the form only." });
    chunks.push(part.value);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

/** The header by which every client knows it; better-auth has one of its own. */
function withRetryAfter(answer: Response): Response {
  const seconds = answer.headers.get("x-retry-after");
  if (answer.status !== 429 || seconds === null) return answer;
  const sent = new Headers(answer.headers);
  sent.set("Retry-After", seconds);
  return new Response(answer.body, { status: answer.status, headers: sent });
}

/**
 * Sends what somebody entered into a form of ours through better-auth's own door, with its limits and its check of
 * where the request came from, and gives their browser the cookies of the answer. Without a body it is asked for and not
 * sent. Throws AppError with the refusal.
 */
export async function throughDoor<Schema extends z.ZodType>(path: string, body: object | null, schema: Schema): Promise<z.output<Schema>> {
  const sent = await headers();
  const own = env().PUBLIC_URL ?? `http://${sent.get("host") ?? "localhost"}`;
  const forwarded = new Headers({ "content-type": "application/json" });
  for (const name of ["origin", "cookie", "user-agent", "x-forwarded-for", "sec-fetch-site", "sec-fetch-mode"]) {
    const value = sent.get(name);
    if (value !== null) forwarded.set(name, value);
  }
  forwarded.set("host", new URL(own).host);
  const init = body === null ? { method: "GET" } : { method: "POST", body: JSON.stringify(body) };
  const answer = await (await getAuth()).handler(new Request(`${own}${BASE}${path}`, { ...init, headers: forwarded }));
  if (!answer.ok) throw await refusalOf(answer, sent.get("origin"));
  await keepCookies(answer);
  return schema.parse(await answer.json());
}

async function keepCookies(answer: Response): Promise<void> {
  const jar = await cookies();
  for (const line of answer.headers.getSetCookie()) {
    for (const [name, attributes] of parseSetCookieHeader(line)) jar.set(name, attributes.value, toCookieOptions(attributes));
  }
}
