import { headers } from "next/headers";
import { KEY_PREFIX, KEY_SCOPES, roleSchema, scopeSchema } from "@/lib/core/accounts";
import { AppError } from "@/lib/core/errors";
import type { Actor } from "@/lib/services/context";
import { getAuth, openDb } from "./infra";

/**
 * Who sent the request that is being answered: by its API key, else by its session, else a visitor.
 * Throws AppError unauthenticated for a key that is unknown, expired or revoked: it is never taken for a visitor's.
 */
export async function currentActor(): Promise<Actor> {
  const sent = await headers();
  const key = keyIn(sent);
  return key === null ? bySession(sent) : byKey(key);
}

function keyIn(sent: Headers): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(sent.get("authorization") ?? "")?.[1];
  const key = bearer ?? sent.get("x-api-key");
  return key !== null && key !== undefined && key.startsWith(KEY_PREFIX) ? key : refuseUnknown(key ?? null);
}

function refuseUnknown(key: string | null): null {
  if (key === null) return null;
  throw new AppError("unauthenticated", `The API key is not one of this installation: ours start with ${KEY_PREFIX}.`);
}

async function byKey(key: string): Promise<Actor> {
  const auth = await getAuth();
  const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } });
  if (!valid || !found) throw new AppError("unauthenticated", "The API key is unknown, expired or revoked.", { hint: "Make a new one on the account page." });
  const user = await (await openDb()).user.findUnique({ where: { id: found.referenceId } });
  if (!user || isBanned(user)) throw new AppError("unauthenticated", "The account of this API key is closed.");
  const scopes = scopeSchema.array().safeParse(found.permissions?.[KEY_SCOPES]);
  return { ...personOf(user), scopes: scopes.success ? scopes.data : [] };
}

async function bySession(sent: Headers): Promise<Actor> {
  if (sent.get("cookie") === null) return { kind: "visitor" };
  const session = await (await getAuth()).api.getSession({ headers: sent });
  return session === null ? { kind: "visitor" } : { ...personOf(session.user), scopes: null };
}

interface Person {
  id: string;
  name: string;
  email: string;
  role?: string | null | undefined;
  mustChangePassword?: boolean | null | undefined;
}

function personOf({ id, name, email, role, mustChangePassword }: Person) {
  return { kind: "user" as const, id, name, email, role: roleSchema.catch("researcher").parse(role), mustChangePassword: mustChangePassword === true };
}

function isBanned({ banned, banExpires }: { banned: boolean | null; banExpires: Date | null }): boolean {
  return banned === true && (banExpires === null || banExpires > new Date());
}
