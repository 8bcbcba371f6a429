import type { Language } from "@/lib/core/problem";
import type { ModeratedSubmission } from "@/lib/core/views/admin-submissions";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "../context";
import { requireId } from "../requireId";

export const MODERATED_INCLUDE = {
  model: { select: { name: true } },
  set: { select: { slug: true, name: true } },
  owner: { select: { id: true, name: true, email: true } },
  scores: { orderBy: { computedAt: "desc" }, take: 1, select: { beyondI: true, passAt1: true } },
} satisfies Prisma.SubmissionInclude;
export type ModeratedRow = Prisma.SubmissionGetPayload<{ include: typeof MODERATED_INCLUDE }>;

/** What admins see of a submission in their list. */
export function toModeratedView(row: ModeratedRow): ModeratedSubmission {
  const score = row.scores[0];
  return {
    id: row.id,
    modelName: row.model.name,
    set: row.set,
    language: row.language as Language,
    method: row.method as ModeratedSubmission["method"],
    iteration: row.iteration,
    origin: row.origin as ModeratedSubmission["origin"],
    owner: row.owner,
    state: row.state as ModeratedSubmission["state"],
    stateReason: row.stateReason,
    visibility: row.visibility as ModeratedSubmission["visibility"],
    hidden: row.hiddenAt ? { at: row.hiddenAt.toISOString(), reason: row.hiddenReason ?? "" } : null,
    verified: row.verifiedAt ? { at: row.verifiedAt.toISOString(), note: row.verifiedNote ?? "" } : null,
    duplicateOfId: row.duplicateOfId,
    sampleCount: row.sampleCount,
    doneCount: row.doneCount,
    beyondI: score?.beyondI ?? null,
    passAt1: score?.passAt1 ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A submission, with a lock on its row until the transaction ends. Throws AppError not_found. */
export async function lockSubmission(tx: Tx, given: string): Promise<ModeratedRow> {
  const id = requireId(given, "submission");
  await tx.$queryRaw`SELECT 1 FROM "Submission" WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.submission.findUnique({ where: { id }, include: MODERATED_INCLUDE });
  if (!row) throw new AppError("not_found", `There is no submission ${id}.`, { hint: "All submissions are at /admin/submissions." });
  return row;
}

export async function moderatedView(db: Tx, id: string): Promise<ModeratedSubmission> {
  return toModeratedView(await db.submission.findUniqueOrThrow({ where: { id }, include: MODERATED_INCLUDE }));
}

export function submissionTarget(row: ModeratedRow): { kind: "submission"; id: string; name: string } {
  return { kind: "submission", id: row.id, name: `${row.model.name} on ${row.set.name}` };
}
