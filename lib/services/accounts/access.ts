import type { Scope } from "@/lib/core/accounts";
import { AppError } from "@/lib/core/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "../context";

export type UserActor = Extract<Actor, { kind: "user" }>;

const SIGN_IN = "Sign in, or send an API key as `Authorization: Bearer …`; keys are made on the account page.";

/** The signed-in person behind a call. Throws AppError unauthenticated, or forbidden where their key lacks the scope. */
export function requireUser(actor: Actor, scope: Scope): UserActor {
  if (actor.kind !== "user") throw new AppError("unauthenticated", "This needs an account.", { hint: SIGN_IN });
  if (actor.mustChangePassword === true) throw new AppError("forbidden", "This account's password was given out and has to be changed first.", { hint: "Sign in and change it on the account page." });
  requireScope(actor, scope);
  return actor;
}

/**
 * Somebody who signed in with their own hands: what makes keys and passwords is not for keys, or one that leaked would
 * make others. Throws AppError unauthenticated or forbidden.
 */
export function requireSession(actor: Actor, { mayOwePassword = false } = {}): UserActor {
  const user = mayOwePassword && actor.kind === "user" ? actor : requireUser(actor, "read");
  if (user.scopes === null) return user;
  throw new AppError("forbidden", "An API key may not do this.", { hint: "Sign in and use the account page." });
}

/** A person with an account, or the system itself, which acts for nobody (null). Throws as `requireUser`. */
export function requireUserOrSystem(actor: Actor, scope: Scope): UserActor | null {
  return actor.kind === "system" ? null : requireUser(actor, scope);
}

/** Throws AppError unauthenticated or forbidden for anybody but an admin (with a key: of scope admin) and the system. */
export function requireAdmin(actor: Actor): void {
  if (actor.kind === "system") return;
  const user = requireUser(actor, "admin");
  if (user.role !== "admin") throw new AppError("forbidden", "Only an admin may do this.");
}

export function isAdmin(actor: Actor): boolean {
  if (actor.kind === "system") return true;
  return actor.kind === "user" && actor.role === "admin" && mayWith(actor, "admin");
}

/** Throws AppError forbidden unless the actor is this owner or an admin. */
export function requireOwner(actor: Actor, ownerId: string | null, scope: Scope): void {
  if (isAdmin(actor)) return;
  const user = requireUser(actor, scope);
  if (user.id !== ownerId) throw new AppError("forbidden", "This belongs to somebody else.");
}

/** Throws AppError unauthenticated or forbidden where executions are not open and the actor may not run any. */
export function requireExecutionAccess(actor: Actor, access: "open" | "key"): void {
  if (access === "key") requireUserOrSystem(actor, "execute");
}

/** Submissions that an actor may read: public ones that no admin has hidden, and their own. */
export function readableSubmissions(actor: Actor): Prisma.SubmissionWhereInput {
  if (isAdmin(actor)) return {};
  const shown: Prisma.SubmissionWhereInput = { visibility: "public", hiddenAt: null };
  return actor.kind === "user" && mayWith(actor, "read") ? { OR: [shown, { ownerId: actor.id }] } : shown;
}

/** Improvement runs that an actor may read: their own; for admins all of them. */
export function readableRuns(actor: Actor): Prisma.ImprovementRunWhereInput {
  if (isAdmin(actor)) return {};
  return actor.kind === "user" && mayWith(actor, "read") ? { ownerId: actor.id } : { id: { in: [] } };
}

/** Submissions on the public pages: the leaderboard is the same for everybody. */
export const PUBLIC_SUBMISSIONS: Prisma.SubmissionWhereInput = { visibility: "public", hiddenAt: null };

function requireScope(actor: UserActor, scope: Scope): void {
  if (mayWith(actor, scope)) return;
  throw new AppError("forbidden", `This API key lacks the scope "${scope}".`, { hint: "Make a key with that scope on the account page." });
}

/** A session may all; a key what its scopes say; who owes a new password nothing. */
function mayWith(actor: UserActor, scope: Scope): boolean {
  return actor.mustChangePassword !== true && (actor.scopes === null || actor.scopes.includes(scope));
}
