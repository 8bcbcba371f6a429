import { pino, type Logger } from "pino";
import { env } from "@/lib/infra/env";

export type { Logger };

/** JSON lines on stdout; `npm start` turns them into plain lines. Secrets are cut out by name. */
export function createLogger(name: string): Logger {
  return pino({
    name,
    level: env().LOG_LEVEL,
    base: undefined,
    redact: ["password", "token", "apiKey", "authorization", "*.password", "*.token", "*.apiKey"],
  });
}
