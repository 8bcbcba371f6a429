// @ts-check
import ipaddr from "ipaddr.js";

/** @typedef {{ contains: (address: string) => boolean }} Proxies */

/**
 * Proxies whose word on who is behind them counts.
 * @param {string} list addresses and ranges, as "10.0.0.0/8,::1"
 * @returns {Proxies}
 * @throws {Error} for an entry that is neither
 */
export function trustedProxies(list) {
  const ranges = list.split(",").map((entry) => entry.trim()).filter((entry) => entry !== "").map(rangeOf);
  return {
    contains: (address) => {
      const parsed = parse(address);
      return parsed !== null && ranges.some(([base, bits]) => base.kind() === parsed.kind() && parsed.match(base, bits));
    },
  };
}

/** @param {string} entry @returns {[ipaddr.IPv4 | ipaddr.IPv6, number]} */
function rangeOf(entry) {
  try {
    if (entry.includes("/")) return ipaddr.parseCIDR(entry);
    const address = ipaddr.process(entry);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch (cause) {
    throw new Error(`TRUSTED_PROXIES: "${entry}" is neither an address nor a range as 10.0.0.0/8.`, { cause });
  }
}

/** @param {string} address */
function parse(address) {
  return ipaddr.isValid(address) ? ipaddr.process(address) : null;
}

/**
 * Who sent a request: the address of the connection or, as long as that is a trusted proxy's, what the proxy says.
 * Anybody can write the header; only its end, which trusted proxies wrote, is looked at.
 * @param {string | undefined} socketAddress
 * @param {string | string[] | undefined} forwardedFor
 * @param {Proxies} proxies
 */
export function clientAddress(socketAddress, forwardedFor, proxies) {
  const hops = [forwardedFor ?? []].flat().join(",").split(",").map((hop) => hop.trim()).filter((hop) => hop !== "");
  let address = parse(socketAddress ?? "")?.toString() ?? "0.0.0.0";
  while (proxies.contains(address)) {
    const hop = parse(hops.pop() ?? "");
    if (hop === null) break;
    address = hop.toString();
  }
  return address;
}

/**
 * Leaves in a request only what may be believed of it: one address, and a host and protocol only from a trusted proxy.
 * @param {{ headers: import("node:http").IncomingHttpHeaders, socket: { remoteAddress?: string | undefined } }} request
 * @param {Proxies} proxies
 */
export function keepWhatIsTrue(request, proxies) {
  const { headers, socket } = request;
  const address = clientAddress(socket.remoteAddress, headers["x-forwarded-for"], proxies);
  if (!proxies.contains(parse(socket.remoteAddress ?? "")?.toString() ?? "")) {
    for (const name of ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"]) delete headers[name];
  }
  headers["x-forwarded-for"] = address;
}
