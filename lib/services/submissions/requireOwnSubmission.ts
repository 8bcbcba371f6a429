import type { Scope } from "@/lib/core/accounts";
import { AppError } from "@/lib/core/errors";
import type { Submission } from "@/lib/generated/prisma/client";
import { readableSubmissions, requireOwner } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";

/**
 * A submission that the actor may change: its owner, an admin or the system. Throws AppError not_found for one that
 * they may not even see, else unauthenticated or forbidden.
 */
export async function requireOwnSubmission(ctx: ReadCtx, id: string, scope: Scope): Promise<Submission> {
  const row = await ctx.db.submission.findFirst({ where: { id: requireId(id, "submission"), AND: [readableSubmissions(ctx.actor)] } });
  if (!row) throw new AppError("not_found", `there is no submission ${id}`, { hint: "The list of submissions is at /submissions." });
  requireOwner(ctx.actor, row.ownerId, scope);
  return row;
}
