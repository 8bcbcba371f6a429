import { AppError } from "@/lib/core/errors";
import type { ModeratedSubmission } from "@/lib/core/views/admin-submissions";
import { requireAdmin } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { MODERATED_INCLUDE, toModeratedView } from "./moderatedView";

/** One submission as admins see it. Throws AppError unauthenticated, forbidden or not_found. */
export async function getModeratedSubmission({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<ModeratedSubmission> {
  requireAdmin(ctx.actor);
  const row = await ctx.db.submission.findUnique({ where: { id: requireId(input.id, "submission") }, include: MODERATED_INCLUDE });
  if (!row) throw new AppError("not_found", `There is no submission ${input.id}.`, { hint: "All submissions are at /admin/submissions." });
  return toModeratedView(row);
}
