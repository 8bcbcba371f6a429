import type { Command } from "commander";
import { note, type Io } from "../support/io";
import { createClient, type Client } from "./client";
import { chosenTarget, requireKey, type RemoteOptions } from "./target";

/** Adds the options that every command has which speaks to a server. */
export function remoteOptions(command: Command): Command {
  return command
    .option("--server <url>", "address of the server (default: AFTERBURNER_SERVER, else that of the last login)")
    .option("--insecure", "send the API key unencrypted to a host other than this one");
}

interface ConnectOptions extends RemoteOptions {
  /** Whether the command makes no sense without a key. */
  needsKey?: boolean;
  /** Hears of new tries; without it they are noted on stderr. */
  say?: (line: string) => void;
}

/** A client of the chosen server. Throws AppError unauthenticated without a key where one is needed. */
export async function connect(io: Io, { needsKey = false, say = (line) => note(io, line), ...options }: ConnectOptions): Promise<Client> {
  const target = await chosenTarget(io, options);
  if (needsKey) requireKey(target);
  return createClient(io, target, say);
}
