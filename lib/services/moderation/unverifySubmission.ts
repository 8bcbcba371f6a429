import type { z } from "zod";
import { mayGiveReasonSchema } from "@/lib/core/views/admin-people";
import type { ModeratedSubmission } from "@/lib/core/views/admin-submissions";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { parseInput } from "../parseInput";
import { refreshBoard } from "../submissions/refreshBoard";
import { lockSubmission, moderatedView, submissionTarget } from "./moderatedView";

/** Takes back that a submission is vouched for. Nothing happens to one that is not. */
export async function unverifySubmission({ ctx, input }: { ctx: Ctx; input: { id: string } & z.input<typeof mayGiveReasonSchema> }): Promise<ModeratedSubmission> {
  requireAdmin(ctx.actor);
  const { reason } = parseInput(mayGiveReasonSchema, input);
  await ctx.db.$transaction(async (tx) => {
    const row = await lockSubmission(tx, input.id);
    if (row.verifiedAt === null) return;
    await tx.submission.update({ where: { id: row.id }, data: { verifiedAt: null, verifiedNote: null } });
    await audit(tx, ctx.actor, { action: "submission.unverify", target: submissionTarget(row), reason, detail: { verifiedNote: [row.verifiedNote, null] } });
    await refreshBoard(ctx, tx, row);
  });
  return moderatedView(ctx.db, input.id);
}
