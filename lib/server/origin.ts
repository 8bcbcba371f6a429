import { env } from "@/lib/infra/env";

/** Where people reach this installation: as configured, else as the request that is being answered came in. No slash at its end. */
export function publicOrigin(headers: Pick<Headers, "get">): string {
  const configured = env().PUBLIC_URL;
  if (configured !== undefined) return configured;
  const host = (headers.get("host") ?? "").replace(/[^\w.:[\]-]/g, "");
  return `http://${host === "" ? `localhost:${env().PORT}` : host}`;
}
