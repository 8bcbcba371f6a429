import { createHash } from "node:crypto";
import type { NextRequest } from "next/server";

/** Answers depend on who asks and, where there is a stream, on what is asked for. */
const VARY = "Authorization, X-API-Key, Cookie, Accept, Origin";

/** What a page of another site may see of an answer. */
const EXPOSED = "ETag, Link, Location, Retry-After, Content-Disposition";

/**
 * An answer as it goes out: for a read with an entity tag and 304 where the reader has it already, for readers on
 * other sites readable if it was asked for without credentials. An answer that says how it may be cached keeps that.
 */
export async function finished(request: NextRequest, response: Response): Promise<Response> {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const headers = new Headers(response.headers);
  headers.set("Vary", VARY);
  if (isRead && !hasCredentials(request)) {
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("Access-Control-Expose-Headers", EXPOSED);
  }
  if (headers.has("Cache-Control")) return new Response(response.body, { status: response.status, headers });
  if (!isRead || response.status !== 200) {
    headers.set("Cache-Control", "no-store");
    return new Response(response.body, { status: response.status, headers });
  }
  return tagged(request, response, headers);
}

/** Anybody may keep a public answer, and asks each time whether it is still the same. */
async function tagged(request: NextRequest, response: Response, headers: Headers): Promise<Response> {
  const body = Buffer.from(await response.arrayBuffer());
  // Weak: the same content goes out compressed or not.
  const tag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  headers.set("ETag", tag);
  headers.set("Cache-Control", `${hasCredentials(request) ? "private" : "public"}, no-cache`);
  if (!isKnown(tag, request.headers.get("if-none-match"))) return new Response(body, { status: 200, headers });
  headers.delete("Content-Type");
  return new Response(null, { status: 304, headers });
}

function isKnown(tag: string, sent: string | null): boolean {
  if (sent === null) return false;
  const bare = (text: string): string => text.trim().replace(/^W\//, "");
  return sent.trim() === "*" || sent.split(",").some((one) => bare(one) === bare(tag));
}

function hasCredentials({ headers }: NextRequest): boolean {
  return ["authorization", "x-api-key", "cookie"].some((name) => headers.has(name));
}
