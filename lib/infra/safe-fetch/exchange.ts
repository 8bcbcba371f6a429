import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import type { HostAddress } from "./check-url";

export interface Exchange {
  url: URL;
  method: string;
  headers: Headers;
  body: Uint8Array | null;
  /** The only ones that are connected to. */
  addresses: HostAddress[];
  signal: AbortSignal;
}

const KEEP_ALIVE_MS = 30_000;

/** Sends one request on a connection of its own and resolves with the head of the answer. Follows nothing. */
export function exchange({ url, method, headers, body, addresses, signal }: Exchange): Promise<IncomingMessage> {
  const options: RequestOptions = {
    method,
    headers: Object.fromEntries(headers),
    lookup: only(addresses),
    // An agent of its own: no connection of others is taken up, and no proxy of the environment steps in.
    agent: url.protocol === "https:" ? new https.Agent() : new http.Agent(),
    signal,
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).request(url, options, resolve);
    // A model thinks for minutes without a word; what stands between forgets a connection that is quiet for so long.
    request.setSocketKeepAlive(true, KEEP_ALIVE_MS);
    request.on("error", reject);
    request.end(body ?? undefined);
  });
}

/** Answers every look-up with the addresses that were checked. */
function only(addresses: HostAddress[]): LookupFunction {
  return (_host, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, addresses);
    else done(null, first?.address ?? "", first?.family);
  };
}
