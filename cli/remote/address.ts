import { AppError } from "@/lib/core/errors";

export const DEFAULT_SERVER = "http://localhost:3000";

/** The origin of a server, as keys are stored under it. Throws AppError configuration for what is none. */
export function serverAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol)) {
    throw new AppError("configuration", `"${text}" is not the address of a server.`, { hint: "Write it as https://host or http://localhost:3000." });
  }
  if (url.username !== "" || url.password !== "") {
    throw new AppError("configuration", "The address of a server holds a user name or a password.", { hint: "Leave them out; the API key is what signs in." });
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new AppError("configuration", `"${text}" is the address of a page.`, { hint: `The server's own address is ${url.origin}.` });
  }
  return url.origin;
}

/** Whether the traffic to a server stays on this machine. */
export function isLoopback(server: string): boolean {
  const { hostname } = new URL(server);
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Throws AppError configuration where a key would cross a network for everybody to read. */
export function refusePlainText(server: string, insecure: boolean): void {
  if (server.startsWith("https:") || isLoopback(server) || insecure) return;
  throw new AppError("configuration", `The API key would go to ${server} unencrypted, for everybody on the way to read.`, {
    hint: "Use the server's https address; --insecure sends it all the same.",
  });
}
