import { parseArgs } from "node:util";
import { AppError } from "@/lib/core/errors";

export interface StartOptions {
  port: number;
  mayInstall: boolean;
  help: boolean;
}

export const START_HELP = `npm start -- [--port N] [--no-install]

  --port N      port of the web app on this host's loopback address (default: PORT, else 3000)
  --no-install  install nothing; say what would have been installed and stop
`;

/** @throws AppError `invalid_input` for an unknown option or a port that is none. */
export function parseStartOptions(args: string[], defaultPort: number): StartOptions {
  const values = parse(args);
  const port = values.port === undefined ? defaultPort : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new AppError("invalid_input", `--port ${values.port} is not a port.`, { hint: "Give a number from 1 to 65535." });
  }
  return { port, mayInstall: !values["no-install"], help: values.help ?? false };
}

function parse(args: string[]): { port?: string; "no-install"?: boolean; help?: boolean } {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string" },
        "no-install": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new AppError("invalid_input", error instanceof Error ? error.message : String(error), { hint: START_HELP, cause: error });
  }
}
