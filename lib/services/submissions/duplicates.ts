import { sha256Hex } from "@/lib/core/hash";
import type { SubmissionPreview } from "@/lib/core/views/submissions";
import { PUBLIC_SUBMISSIONS } from "../accounts/access";
import type { Actor, Tx } from "../context";

export interface HashedSample {
  problem: string;
  index: number;
  language: string;
  codeHash: string;
}

/** SHA-256 over what is judged, whatever the file's format, name and fences: two files with one hash score the same. */
export function contentHashOf(samples: readonly HashedSample[]): Promise<string> {
  return sha256Hex(JSON.stringify(samples.map((s) => [s.problem, s.index, s.language, s.codeHash])));
}

/**
 * The earliest submission of the same content to the same set that a person may be told of: their own or a public one,
 * and not one that came to nothing. Null for the system, which hands in on purpose.
 */
export async function findDuplicate(db: Tx, actor: Actor, { setId, contentHash }: { setId: string; contentHash: string }): Promise<NonNullable<SubmissionPreview["duplicateOf"]> | null> {
  if (actor.kind !== "user") return null;
  const row = await db.submission.findFirst({
    where: { setId, contentHash, state: { notIn: ["failed", "cancelled"] }, OR: [{ ownerId: actor.id }, PUBLIC_SUBMISSIONS] },
    // Ids are UUIDs of version 7: their order is that of creation.
    orderBy: { id: "asc" },
    select: { id: true, state: true, createdAt: true, model: { select: { name: true } } },
  });
  return row && { id: row.id, modelName: row.model.name, state: row.state as NonNullable<SubmissionPreview["duplicateOf"]>["state"], createdAt: row.createdAt.toISOString() };
}
