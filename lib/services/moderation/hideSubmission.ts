import type { z } from "zod";
import { hideSchema, type ModeratedSubmission } from "@/lib/core/views/admin-submissions";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { parseInput } from "../parseInput";
import { refreshBoard } from "../submissions/refreshBoard";
import { lockSubmission, moderatedView, submissionTarget } from "./moderatedView";

/**
 * Takes a submission off the public pages, whatever its owner chose; the owner sees the reason. It leaves the board, which
 * is computed anew. A hidden one can be given another reason.
 */
export async function hideSubmission({ ctx, input }: { ctx: Ctx; input: { id: string } & z.input<typeof hideSchema> }): Promise<ModeratedSubmission> {
  requireAdmin(ctx.actor);
  const { reason } = parseInput(hideSchema, input);
  await ctx.db.$transaction(async (tx) => {
    const row = await lockSubmission(tx, input.id);
    await tx.submission.update({ where: { id: row.id }, data: { hiddenAt: row.hiddenAt ?? ctx.now(), hiddenReason: reason } });
    await audit(tx, ctx.actor, { action: "submission.hide", target: submissionTarget(row), reason, detail: { hiddenReason: [row.hiddenReason, reason] } });
    await refreshBoard(ctx, tx, row);
  });
  return moderatedView(ctx.db, input.id);
}
