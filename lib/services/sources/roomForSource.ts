import { AppError } from "@/lib/core/errors";
import { isAdmin, type UserActor } from "../accounts/access";
import type { Tx } from "../context";

/** A person who makes more than this is not making them by hand. */
const MOST_SOURCES = 100;
/** Of a researcher, from the hub or from archives: each takes gigabytes. */
const MOST_CHECKPOINTS = 5;

/** Throws AppError conflict where a person has as many model sources, or checkpoints that are kept for them, as there may be. */
export async function requireRoomForSource(tx: Tx, owner: UserActor, kind: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${owner.id} FOR UPDATE`;
  const mine = { ownerId: owner.id, deletedAt: null };
  const hint = "Delete one that you do not use.";
  if ((await tx.modelSource.count({ where: mine })) >= MOST_SOURCES) {
    throw new AppError("conflict", `You have ${MOST_SOURCES} model sources, which is all there may be.`, { hint });
  }
  const isKept = kind === "hub" || kind === "archive";
  if (!isKept || isAdmin(owner)) return;
  if ((await tx.modelSource.count({ where: { ...mine, kind: { in: ["hub", "archive"] } } })) < MOST_CHECKPOINTS) return;
  throw new AppError("conflict", `You have ${MOST_CHECKPOINTS} checkpoints here, which is all that a researcher may have.`, { hint });
}
