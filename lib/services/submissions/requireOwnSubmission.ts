import type { Scope } from "@/lib/core/accounts";
import { AppError } from "@/lib/core/errors";
import type { Prisma, Submission } from "@/lib/generated/prisma/client";
import { isAdmin, readableSubmissions, requireOwner } from "../accounts/access";
import { audit, type AuditEntry } from "../accounts/audit";
import type { Actor, Ctx, ReadCtx, Tx } from "../context";
import { requireId } from "../requireId";

/**
 * A submission that the actor may change: its owner, an admin or the system. Throws AppError not_found for one that
 * they may not even see, else unauthenticated or forbidden.
 */
export async function requireOwnSubmission(ctx: Pick<ReadCtx, "actor"> & { db: Tx }, id: string, scope: Scope): Promise<Submission> {
  const row = await ctx.db.submission.findFirst({ where: { id: requireId(id, "submission"), AND: [knownTo(ctx.actor)] } });
  if (!row) throw new AppError("not_found", `there is no submission ${id}`, { hint: "The list of submissions is at /submissions." });
  requireOwner(ctx.actor, row.ownerId, scope);
  return row;
}

/** Whoever owns one knows it, also with a key that may only submit. */
function knownTo(actor: Actor): Prisma.SubmissionWhereInput {
  const readable = readableSubmissions(actor);
  return actor.kind === "user" && !isAdmin(actor) ? { OR: [readable, { ownerId: actor.id }] } : readable;
}

/** As `requireOwnSubmission`, within a transaction that then holds the submission's row until its end. */
export async function lockOwnSubmission(ctx: Pick<Ctx, "actor">, tx: Tx, id: string, scope: Scope): Promise<Submission> {
  await tx.$queryRaw`SELECT id FROM "Submission" WHERE id = ${requireId(id, "submission")}::uuid FOR UPDATE`;
  return requireOwnSubmission({ actor: ctx.actor, db: tx }, id, scope);
}

/** Writes an act on a submission down where its owner is somebody else. */
export async function auditForeign(tx: Tx, actor: Actor, submission: Submission, entry: Omit<AuditEntry, "target">): Promise<void> {
  if (actor.kind !== "user" || actor.id === submission.ownerId) return;
  const { name } = await tx.model.findUniqueOrThrow({ where: { id: submission.modelId }, select: { name: true } });
  await audit(tx, actor, { ...entry, target: { kind: "submission", id: submission.id, name } });
}
