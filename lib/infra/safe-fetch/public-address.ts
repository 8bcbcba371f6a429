import ipaddr from "ipaddr.js";

/** Public by their number, yet answered by the cloud that the host itself runs in. */
const CLOUD_SERVICES = new Set(["168.63.129.16"]);

/** Old or translated IPv6 forms that lead to IPv4 addresses or to the own site, and count as unicast elsewhere. */
const FURTHER_BLOCKS = ["::/96", "64:ff9b:1::/48", "fec0::/10", "5f00::/16"].map((block) => ipaddr.IPv6.parseCIDR(block));

/**
 * Whether an address is one of the public internet: not loopback, private, link-local, shared (CGNAT), multicast,
 * reserved, for documentation or benchmarks, nor an IPv6 form that carries an IPv4 address. An IPv4 address written as
 * IPv6 (::ffff:127.0.0.1) is judged as what it is.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast" || CLOUD_SERVICES.has(parsed.toString())) return false;
  return !(parsed instanceof ipaddr.IPv6 && FURTHER_BLOCKS.some((block) => parsed.match(block)));
}
