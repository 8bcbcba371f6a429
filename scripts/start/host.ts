import type { Env } from "@/lib/infra/env";
import { isLoopback } from "./options";

export function urlOf(host: string, port: number): string {
  const name = isLoopback(host) || host === "0.0.0.0" || host === "::" ? "localhost" : inAddress(host);
  return `http://${name}:${port}`;
}

/** A host as it stands in an address. */
export function inAddress(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** Says what is missing for others than this host's own people to use it safely. */
export function adviseOnHost(host: string, { PUBLIC_URL, TRUSTED_PROXIES }: Pick<Env, "PUBLIC_URL" | "TRUSTED_PROXIES">, say: (line: string) => void): void {
  const isHttps = PUBLIC_URL?.startsWith("https://") ?? false;
  if (!isLoopback(host)) {
    say(`Listening on ${host}: whoever reaches this host reaches it; the execution API asks for a key unless EXECUTION_ACCESS says otherwise`);
    if (!isHttps) say("Passwords and keys go over the network in the clear: put a proxy with TLS before it and set PUBLIC_URL=https://… (docs/operations.md, For others)");
  }
  if (isHttps && TRUSTED_PROXIES === undefined) say("TRUSTED_PROXIES is not set: limits on sign-in take everybody behind the proxy of PUBLIC_URL for one");
}
