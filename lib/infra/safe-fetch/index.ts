export { parseAllowedHost, type AllowedHost } from "./allowed";
export { parseWebUrl, publicAddresses, resolveBySystem, type HostAddress, type Resolve } from "./check-url";
export { isPublicAddress } from "./public-address";
export { createSafeFetch, type SafeFetchOptions } from "./safe-fetch";
