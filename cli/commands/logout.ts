import { chosenServer } from "../remote/target";
import { readStored, writeStored } from "../remote/stored";
import { note, printLine } from "../support/io";
import type { Configure } from ".";

/** `afterburner logout`: forgets the stored key; it stays valid until it is revoked on the account page. */
export const logout: Configure = (command, io) => {
  command
    .option("--server <url>", "address of the server (default: AFTERBURNER_SERVER, else that of the last login)")
    .action(async (options: { server?: string }) => {
      const server = await chosenServer(io, options.server);
      const stored = await readStored(io.env);
      const { [server]: key, ...keys } = stored.keys;
      if (key === undefined) return printLine(io, `No key is stored for ${server}.`);
      await writeStored(io.env, { server: stored.server === server ? (Object.keys(keys)[0] ?? null) : stored.server, keys });
      printLine(io, `The key for ${server} is forgotten.`);
      note(io, `It stays valid until you revoke it on ${server}/account.`);
      if (io.env["AFTERBURNER_KEY"]) note(io, "AFTERBURNER_KEY is set and still signs commands in.");
    });
};
