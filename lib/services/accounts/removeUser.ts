import type { User } from "@/lib/generated/prisma/client";
import type { Tx } from "../context";
import { removeSubmission } from "../submissions/deleteSubmission";

/** What went with an account, and what stayed without it; the audit log keeps these counts. */
export interface Removed {
  submissionsDeleted: number;
  submissionsKept: number;
  keysRevoked: number;
  [count: string]: number;
}

/**
 * Deletes an account and all that is only its own, in the caller's transaction: sessions, keys, notices, endpoints with
 * their secrets, private submissions and results, runs of which nothing is published. What is published stays and belongs
 * to nobody. Jobs of what is gone find nothing and end.
 */
export async function removeUser(tx: Tx, user: Pick<User, "id">, now: Date): Promise<Removed> {
  const ownerId = user.id;
  // In the order of their ids, so that nobody who locks several waits in a ring.
  const own = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Submission" WHERE "ownerId" = ${ownerId} AND visibility = 'private' ORDER BY id FOR UPDATE`;
  for (const { id } of own) await removeSubmission(tx, id);
  await tx.reportedResult.deleteMany({ where: { ownerId, visibility: "private" } });
  await removeRuns(tx, ownerId, now);
  await tx.executionBatch.deleteMany({ where: { ownerId } });
  const { count: keysRevoked } = await tx.apikey.deleteMany({ where: { referenceId: ownerId } });
  await tx.verification.deleteMany({ where: { value: ownerId } });
  const submissionsKept = await tx.submission.count({ where: { ownerId } });
  await tx.user.delete({ where: { id: ownerId } });
  return { submissionsDeleted: own.length, submissionsKept, keysRevoked };
}

/** A run stays, ended, where an iteration of it is published: its page says how that came about. */
async function removeRuns(tx: Tx, ownerId: string, now: Date): Promise<void> {
  await tx.improvementRun.deleteMany({ where: { ownerId, submissions: { none: {} } } });
  await tx.improvementRun.updateMany({
    where: { ownerId, state: { in: ["queued", "running", "paused"] } },
    data: { state: "cancelled", stateReason: "The account that started it was deleted.", finishedAt: now },
  });
  await tx.modelSource.deleteMany({ where: { ownerId, runs: { none: {} } } });
  await tx.modelSource.updateMany({ where: { ownerId }, data: { apiKey: null, deletedAt: now } });
}
