import { KEY_PREFIX } from "@/lib/core/accounts";
import { AppError } from "@/lib/core/errors";
import { note, type Io } from "../support/io";
import { DEFAULT_SERVER, refusePlainText, serverAddress } from "./address";
import { closeToOthers, readStored, storedFile } from "./stored";

/** Options that every remote command has. */
export interface RemoteOptions {
  server?: string;
  insecure?: boolean;
}

export interface Target {
  server: string;
  key: string | null;
  /** Where the key comes from, in words; null without one. */
  keyFrom: string | null;
}

/** The server of a command: the option, the environment, what login has stored, this machine. */
export async function chosenServer(io: Io, option: string | undefined): Promise<string> {
  const named = option ?? (io.env["AFTERBURNER_SERVER"] || (await readStored(io.env)).server);
  return serverAddress(named ?? DEFAULT_SERVER);
}

/**
 * Server and key of a command. Throws AppError configuration for an address that is none, a key that cannot be one,
 * or a key that would go over a network unencrypted.
 */
export async function chosenTarget(io: Io, options: RemoteOptions): Promise<Target> {
  const server = await chosenServer(io, options.server);
  const target = { server, ...(await chosenKey(io, server)) };
  if (target.key !== null) refusePlainText(server, options.insecure === true);
  return target;
}

async function chosenKey(io: Io, server: string): Promise<Pick<Target, "key" | "keyFrom">> {
  const named = io.env["AFTERBURNER_KEY"];
  if (named) return { key: checkedKey(named, "AFTERBURNER_KEY"), keyFrom: "AFTERBURNER_KEY" };
  const key = (await readStored(io.env)).keys[server];
  if (key === undefined) return { key: null, keyFrom: null };
  const file = storedFile(io.env);
  if (await closeToOthers(io.env)) note(io, `${file} could be read by others; now it cannot. If others use this machine, revoke the key and make a new one.`);
  return { key: checkedKey(key, file), keyFrom: file };
}

/** Throws AppError configuration for what no installation gives out; the text itself is not shown. */
export function checkedKey(text: string, from: string): string {
  const key = text.trim();
  if (key.startsWith(KEY_PREFIX) && /^[\x21-\x7e]+$/.test(key)) return key;
  throw new AppError("configuration", `What ${from} holds is not an API key: keys start with ${KEY_PREFIX}.`, { hint: "Make one on the account page of the server." });
}

/** Throws AppError unauthenticated where a command needs a key and there is none. */
export function requireKey({ server, key }: Target): void {
  if (key !== null) return;
  throw new AppError("unauthenticated", `You are not signed in to ${server}.`, {
    hint: `Make an API key on ${server}/account, then run \`afterburner login --server ${server}\`, or set AFTERBURNER_SERVER and AFTERBURNER_KEY.`,
  });
}
