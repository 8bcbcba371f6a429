import type { Prisma } from "@/lib/generated/prisma/client";
import { isAdmin, type UserActor } from "../accounts/access";
import type { Actor } from "../context";
import type { BatchSettings } from "./createBatch";

/** Matches nothing. */
const NONE: Prisma.ExecutionBatchWhereInput = { id: { in: [] } };

/**
 * Batches that an actor may read and give up. One that a person sent is theirs; one that nobody sent belongs to
 * whoever knows its id, while executions are open to all.
 */
export function ownBatches(actor: Actor, access: BatchSettings["access"]): Prisma.ExecutionBatchWhereInput {
  if (isAdmin(actor)) return {};
  const user = actor.kind === "user" && mayExecute(actor) ? actor : null;
  if (user !== null) return { OR: [{ ownerId: user.id }, { ownerId: null }] };
  return access === "open" ? { ownerId: null } : NONE;
}

function mayExecute({ scopes }: UserActor): boolean {
  return scopes === null || scopes.includes("execute");
}

/** The key as it is stored: those of two people never meet, and nobody's meet nobody else's. */
export function storedKey(actor: Actor, key: string | null): string | null {
  return key === null ? null : `${actor.kind === "user" ? actor.id : ""}:${key}`;
}
