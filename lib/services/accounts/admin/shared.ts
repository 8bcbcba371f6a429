import { AppError } from "@/lib/core/errors";
import type { User } from "@/lib/generated/prisma/client";
import type { Actor, Tx } from "../../context";

/** Whether an account is closed now; a ban without an end stays. */
export function isBanned(user: Pick<User, "banned" | "banExpires">, now: Date): boolean {
  return user.banned === true && (user.banExpires === null || user.banExpires > now);
}

/** An account, with a lock on its row until the transaction ends. Throws AppError not_found. */
export async function lockUser(tx: Tx, id: string): Promise<User> {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${id} FOR UPDATE`;
  const user = await tx.user.findUnique({ where: { id } });
  if (!user) throw noUser(id);
  return user;
}

export function noUser(id: string): AppError {
  return new AppError("not_found", `There is no account ${id.slice(0, 64)}.`, { hint: "The list of accounts is at /admin/users." });
}

export function targetOf(user: Pick<User, "id" | "name" | "email">): { kind: "user"; id: string; name: string } {
  return { kind: "user", id: user.id, name: `${user.name} <${user.email}>` };
}

/** Throws AppError conflict where an admin would act on their own account. */
export function refuseOneself(actor: Actor, id: string, what: string): void {
  if (actor.kind === "user" && actor.id === id) throw new AppError("conflict", `You cannot ${what}.`, { hint: "Ask another admin." });
}

/**
 * Throws AppError conflict where, without this account, no admin would be left who can sign in. Locks the rows of all
 * admins first: two admins who take away each other's role at once do not both succeed.
 */
export async function keepAnAdmin(tx: Tx, id: string, now: Date): Promise<void> {
  const admins = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "User" WHERE role = 'admin' ORDER BY id FOR UPDATE`;
  if (!admins.some((admin) => admin.id === id)) return;
  const others = await tx.user.findMany({ where: { role: "admin", id: { not: id } }, select: { banned: true, banExpires: true } });
  if (others.some((other) => !isBanned(other, now))) return;
  throw new AppError("conflict", "This is the last admin; nobody could manage the installation then.", { hint: "Make another account an admin first." });
}
