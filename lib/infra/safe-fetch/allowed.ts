import ipaddr from "ipaddr.js";

/** A host that a person may name although it is not public: by name or address, with or without a port, or as a block. */
export type AllowedHost = { kind: "host"; name: string; port: string | null } | { kind: "block"; range: [ipaddr.IPv4 | ipaddr.IPv6, number] };

/**
 * Reads an entry of ALLOWED_PRIVATE_HOSTS: `hooks.lan`, `127.0.0.1:9000`, `[::1]:9000`, `10.0.0.0/8`.
 * Returns null for what is none of these.
 */
export function parseAllowedHost(text: string): AllowedHost | null {
  const entry = text.trim();
  if (ipaddr.isValidCIDR(entry)) return { kind: "block", range: ipaddr.parseCIDR(entry) };
  const url = URL.parse(`http://${ipaddr.IPv6.isValid(entry) ? `[${entry}]` : entry}`);
  if (!url || url.pathname !== "/" || url.search !== "" || url.username !== "") return null;
  return { kind: "host", name: url.hostname, port: /:\d+$/.test(entry) && !ipaddr.IPv6.isValid(entry) ? portOf(entry) : null };
}

function portOf(entry: string): string {
  return entry.slice(entry.lastIndexOf(":") + 1);
}

/** Whether the list names the host of this URL, whatever its addresses are. */
export function isHostAllowed(allowed: readonly AllowedHost[], url: URL): boolean {
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  return allowed.some((entry) => entry.kind === "host" && entry.name === url.hostname && (entry.port === null || entry.port === port));
}

/** Whether the list names a block that the address lies in. */
export function isAddressAllowed(allowed: readonly AllowedHost[], address: string): boolean {
  const parsed = ipaddr.process(address);
  return allowed.some((entry) => entry.kind === "block" && parsed.kind() === entry.range[0].kind() && parsed.match(entry.range));
}
