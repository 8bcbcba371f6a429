import type { z } from "zod";
import { mayGiveReasonSchema } from "@/lib/core/views/admin-people";
import type { ModeratedSubmission } from "@/lib/core/views/admin-submissions";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { parseInput } from "../parseInput";
import { refreshBoard } from "../submissions/refreshBoard";
import { lockSubmission, moderatedView, submissionTarget } from "./moderatedView";

/** Shows a hidden submission again to whom its owner chose. Nothing happens to one that is not hidden. */
export async function unhideSubmission({ ctx, input }: { ctx: Ctx; input: { id: string } & z.input<typeof mayGiveReasonSchema> }): Promise<ModeratedSubmission> {
  requireAdmin(ctx.actor);
  const { reason } = parseInput(mayGiveReasonSchema, input);
  await ctx.db.$transaction(async (tx) => {
    const row = await lockSubmission(tx, input.id);
    if (row.hiddenAt === null) return;
    await tx.submission.update({ where: { id: row.id }, data: { hiddenAt: null, hiddenReason: null } });
    await audit(tx, ctx.actor, { action: "submission.unhide", target: submissionTarget(row), reason, detail: { hiddenReason: [row.hiddenReason, null] } });
    await refreshBoard(ctx, tx, row);
  });
  return moderatedView(ctx.db, input.id);
}
