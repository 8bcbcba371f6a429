import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";
import { AppError } from "@/lib/core/errors";
import { isAddressAllowed, isHostAllowed, type AllowedHost } from "./allowed";
import { isPublicAddress } from "./public-address";

export interface HostAddress {
  address: string;
  family: number;
}

/** All addresses of a name. Rejects where it has none. */
export type Resolve = (host: string) => Promise<HostAddress[]>;

export interface UrlPolicy {
  allowed: readonly AllowedHost[];
  resolve: Resolve;
}

export const resolveBySystem: Resolve = (host) => lookup(host, { all: true });

/** Parses an address that a person gave. Throws AppError invalid_input for anything but http and https, or with a password in it. */
export function parseWebUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url) throw new AppError("invalid_input", `"${text.slice(0, 200)}" is not a URL`, { hint: "Give a whole address, as https://example.org/path." });
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new AppError("invalid_input", `Addresses of the kind ${url.protocol} are not fetched`, { hint: "Give an https address." });
  }
  if (url.username !== "" || url.password !== "") {
    throw new AppError("invalid_input", "The address holds a user name or password", { hint: "Leave out what stands before the @; put a token into the path if you need one." });
  }
  return url;
}

/**
 * The addresses to which a URL leads, all of them public or allowed by configuration. Whoever connects must use exactly
 * these: a second look-up may answer otherwise.
 * Throws AppError invalid_input for one that is not public, upstream_unavailable for a name without an address.
 */
export async function publicAddresses(url: URL, { allowed, resolve }: UrlPolicy): Promise<HostAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = ipaddr.isValid(host) ? [{ address: host, family: ipaddr.parse(host).kind() === "ipv6" ? 6 : 4 }] : await resolved(host, resolve);
  if (isHostAllowed(allowed, url)) return addresses;
  if (addresses.every(({ address }) => isPublicAddress(address) || isAddressAllowed(allowed, address))) return addresses;
  throw new AppError("invalid_input", `${url.host} is not a host of the public internet`, {
    hint: "Whoever runs this installation can allow a host of its own network with ALLOWED_PRIVATE_HOSTS.",
  });
}

async function resolved(host: string, resolve: Resolve): Promise<HostAddress[]> {
  const addresses = await resolve(host).catch((cause: unknown) => {
    throw new AppError("upstream_unavailable", `The name ${host} has no address`, { hint: "Check how it is spelled.", cause });
  });
  if (addresses.length === 0) throw new AppError("upstream_unavailable", `The name ${host} has no address`, { hint: "Check how it is spelled." });
  return addresses;
}
