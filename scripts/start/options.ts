import net from "node:net";
import { parseArgs } from "node:util";
import { AppError } from "@/lib/core/errors";

export interface StartOptions {
  port: number;
  /** Address that the web app listens on. */
  host: string;
  mayInstall: boolean;
  help: boolean;
}

export const START_HELP = `npm start -- [--port N] [--host HOST] [--no-install]

  --port N      port of the web app (default: PORT, else 3000)
  --host HOST   address that it listens on, as 0.0.0.0 (default: 127.0.0.1, this host alone)
  --no-install  install nothing; say what would have been installed and stop
`;

/** @throws AppError `invalid_input` for an unknown option or a port that is none. */
export function parseStartOptions(args: string[], defaultPort: number): StartOptions {
  const values = parse(args);
  const port = values.port === undefined ? defaultPort : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new AppError("invalid_input", `--port ${values.port} is not a port.`, { hint: "Give a number from 1 to 65535." });
  }
  return { port, host: hostOf(values.host ?? LOOPBACK), mayInstall: !values["no-install"], help: values.help ?? false };
}

const LOOPBACK = "127.0.0.1";

function hostOf(text: string): string {
  if (text === "localhost") return LOOPBACK;
  if (net.isIP(text) !== 0) return text;
  throw new AppError("invalid_input", `--host ${text} is not an address.`, { hint: "Give an IP address of this host, or 0.0.0.0 for all of them." });
}

export function isLoopback(host: string): boolean {
  return host === "::1" || host.startsWith("127.");
}

/** Where this host reaches what listens there. */
export function reachable(host: string): string {
  return host === "0.0.0.0" ? LOOPBACK : host === "::" ? "::1" : host;
}

function parse(args: string[]): { port?: string; host?: string; "no-install"?: boolean; help?: boolean } {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "no-install": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new AppError("invalid_input", error instanceof Error ? error.message : String(error), { hint: START_HELP, cause: error });
  }
}
