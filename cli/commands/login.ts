import { text } from "node:stream/consumers";
import { accountAnswer } from "../remote/answers";
import { refusePlainText } from "../remote/address";
import { createClient } from "../remote/client";
import { remoteOptions } from "../remote/connect";
import { readStored, storedFile, writeStored } from "../remote/stored";
import { checkedKey, chosenServer, type RemoteOptions } from "../remote/target";
import { note, printLine } from "../support/io";
import { readSecret } from "../support/secret";
import { printable } from "../support/text";
import { describeAccount } from "./whoami";
import type { Configure } from ".";

interface LoginOptions extends RemoteOptions {
  keyStdin?: boolean;
}

/** `afterburner login`: takes a key, tries it, and keeps it for its server alone. */
export const login: Configure = (command, io) => {
  remoteOptions(command)
    .option("--key-stdin", "read the key from standard input instead of asking for it")
    .action(async (options: LoginOptions) => {
      const server = await chosenServer(io, options.server);
      refusePlainText(server, options.insecure === true);
      if (!options.keyStdin && !io.stdin.isTTY) command.error("error: nobody can be asked for the key here; give it with --key-stdin, or set AFTERBURNER_KEY");
      if (!options.keyStdin) note(io, `Make a key on ${server}/account, and paste it here; it is not shown.`);
      const typed = options.keyStdin ? await text(io.stdin) : await readSecret(io, "API key: ");
      const key = checkedKey(typed, "the input");
      const client = createClient(io, { server, key, keyFrom: "the input" }, (line) => note(io, line));
      const { value: account } = await client.json({ path: "/api/v1/account" }, accountAnswer);
      const stored = await readStored(io.env);
      await writeStored(io.env, { server, keys: { ...stored.keys, [server]: key } });
      printLine(io, `Signed in to ${server} as ${printable(describeAccount(account))}.`);
      note(io, `The key is in ${storedFile(io.env)}, which only you may read.`);
      if (account.scopes !== null && !account.scopes.includes("submit")) note(io, "This key may not submit: it lacks the scope submit.");
      if (io.env["AFTERBURNER_KEY"]) note(io, "AFTERBURNER_KEY is set and goes before the stored key.");
    });
};
