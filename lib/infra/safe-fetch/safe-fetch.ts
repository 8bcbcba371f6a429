import { Readable, Transform } from "node:stream";
import type { IncomingMessage } from "node:http";
import { AppError, isAppError } from "@/lib/core/errors";
import type { AllowedHost } from "./allowed";
import { parseWebUrl, publicAddresses, resolveBySystem, type Resolve } from "./check-url";
import { exchange } from "./exchange";

export interface SafeFetchOptions {
  /** Hosts that may be reached although they are not public. */
  allowed?: readonly AllowedHost[];
  /** Until the last byte of the body. */
  totalMs?: number;
  /** Most bytes of a body; what comes after breaks it off with AppError too_large. */
  maxBytes?: number;
  /** Other than the system's, for tests. */
  resolve?: Resolve;
}

const MAX_REDIRECTS = 5;
const DEFAULT_TOTAL_MS = 30_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const WITHOUT_BODY = new Set([204, 205, 304]);
/** Never sent on to another host than the one they were meant for. */
const CREDENTIALS = ["authorization", "cookie", "proxy-authorization"];

interface Hop {
  url: URL;
  method: string;
  headers: Headers;
  body: Uint8Array | null;
  redirect: RequestRedirect;
  signal: AbortSignal;
}

/**
 * A `fetch` for addresses that people give: http and https alone, to hosts of the public internet alone. Each name is
 * resolved once, all its addresses are checked, and the connection goes to one of those; every redirect is checked in
 * the same way. Bodies are passed on as they come, without decompression. Rejects with AppError invalid_input for an
 * address that may not be fetched, else as `fetch` does.
 */
export function createSafeFetch(options: SafeFetchOptions = {}): typeof fetch {
  return async (input, init) => {
    const url = parseWebUrl(input instanceof Request ? input.url : String(input));
    const request = new Request(input, init);
    const timeout = AbortSignal.timeout(options.totalMs ?? DEFAULT_TOTAL_MS);
    const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
    const headers = new Headers(request.headers);
    headers.set("accept-encoding", "identity");
    if (body !== null) headers.set("content-length", String(body.byteLength));
    return follow({ url, method: request.method, headers, body, redirect: request.redirect, signal: AbortSignal.any([request.signal, timeout]) }, options);
  };
}

async function follow(first: Hop, options: SafeFetchOptions): Promise<Response> {
  let hop = first;
  for (let redirects = 0; ; redirects++) {
    const message = await send(hop, options);
    const location = message.headers.location;
    if (!REDIRECTS.has(message.statusCode ?? 0) || location === undefined || hop.redirect === "manual") return toResponse(message, hop, redirects > 0, options);
    message.destroy();
    if (hop.redirect === "error" || redirects >= MAX_REDIRECTS) throw new TypeError(redirects >= MAX_REDIRECTS ? "redirected too often" : "redirects are not followed");
    hop = next(hop, message.statusCode ?? 0, new URL(location, hop.url));
  }
}

async function send(hop: Hop, { allowed = [], resolve = resolveBySystem }: SafeFetchOptions): Promise<IncomingMessage> {
  const addresses = await publicAddresses(hop.url, { allowed, resolve });
  try {
    return await exchange({ ...hop, addresses });
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    throw new TypeError(`fetch of ${hop.url.host} failed`, { cause: hop.signal.aborted ? hop.signal.reason : cause });
  }
}

function next(hop: Hop, status: number, target: URL): Hop {
  const url = parseWebUrl(target.href);
  const headers = new Headers(hop.headers);
  if (hop.url.protocol === "https:" && url.protocol === "http:") throw new TypeError("a redirect leads from https to http");
  if (url.origin !== hop.url.origin) for (const name of CREDENTIALS) headers.delete(name);
  const becomesGet = status === 303 ? hop.method !== "HEAD" : hop.method === "POST" && status <= 302;
  if (!becomesGet) return { ...hop, url, headers };
  for (const name of ["content-length", "content-type"]) headers.delete(name);
  return { ...hop, url, headers, method: "GET", body: null };
}

function toResponse(message: IncomingMessage, hop: Hop, redirected: boolean, options: SafeFetchOptions): Response {
  const status = message.statusCode ?? 500;
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headersDistinct)) for (const one of value ?? []) headers.append(name, one);
  const hasBody = !WITHOUT_BODY.has(status) && hop.method !== "HEAD";
  if (!hasBody) message.resume();
  const body = hasBody ? (Readable.toWeb(bounded(message, hop, options)) as ReadableStream<Uint8Array>) : null;
  const response = new Response(body, { status, statusText: message.statusMessage ?? "", headers });
  Object.defineProperties(response, { url: { value: hop.url.href }, redirected: { value: redirected } });
  return response;
}

function bounded(message: IncomingMessage, hop: Hop, { maxBytes = Infinity }: SafeFetchOptions): Readable {
  let received = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      done(received > maxBytes ? new AppError("too_large", `The answer of ${hop.url.host} is larger than ${maxBytes} bytes`) : null, chunk);
    },
  });
  message.on("error", (error) => meter.destroy(error));
  meter.on("close", () => message.destroy());
  return message.pipe(meter);
}
