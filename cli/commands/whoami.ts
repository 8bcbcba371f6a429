import type { z } from "zod";
import { accountAnswer } from "../remote/answers";
import { connect, remoteOptions } from "../remote/connect";
import type { RemoteOptions } from "../remote/target";
import { printJson, printLine } from "../support/io";
import { columns, printable } from "../support/text";
import type { Configure } from ".";

interface WhoamiOptions extends RemoteOptions {
  json?: boolean;
}

type Account = z.infer<typeof accountAnswer>;

/** "Ada <ada@example.org>, researcher; the key may read, submit". */
export function describeAccount({ name, email, role, scopes }: Account): string {
  return `${name} <${email}>, ${role}${scopes === null ? "" : `; the key may ${scopes.length > 0 ? scopes.join(", ") : "nothing"}`}`;
}

/** `afterburner whoami`. */
export const whoami: Configure = (command, io) => {
  remoteOptions(command)
    .option("--json", "the account as the server gives it")
    .action(async (options: WhoamiOptions) => {
      const client = await connect(io, { ...options, needsKey: true });
      const { value, raw } = await client.json({ path: "/api/v1/account" }, accountAnswer);
      if (options.json) return printJson(io, raw);
      const rows = [["server", client.target.server], ["account", printable(describeAccount(value))], ["key from", client.target.keyFrom ?? ""]];
      for (const line of columns(rows)) printLine(io, line);
    });
};
