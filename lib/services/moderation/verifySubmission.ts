import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { verifySchema, type ModeratedSubmission } from "@/lib/core/views/admin-submissions";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { parseInput } from "../parseInput";
import { refreshBoard } from "../submissions/refreshBoard";
import { lockSubmission, moderatedView, submissionTarget } from "./moderatedView";

/**
 * Vouches that the model wrote the solutions of a scored submission; the note says how that was checked, and everybody
 * can read it. A verified one can be given another note. Throws AppError conflict for one without scores.
 */
export async function verifySubmission({ ctx, input }: { ctx: Ctx; input: { id: string } & z.input<typeof verifySchema> }): Promise<ModeratedSubmission> {
  requireAdmin(ctx.actor);
  const { note } = parseInput(verifySchema, input);
  await ctx.db.$transaction(async (tx) => {
    const row = await lockSubmission(tx, input.id);
    if (row.state !== "scored") throw new AppError("conflict", `Submission ${row.id} is ${row.state}; only a scored one can be verified.`);
    await tx.submission.update({ where: { id: row.id }, data: { verifiedAt: ctx.now(), verifiedNote: note } });
    await audit(tx, ctx.actor, { action: "submission.verify", target: submissionTarget(row), reason: note, detail: { verifiedNote: [row.verifiedNote, note] } });
    await refreshBoard(ctx, tx, row);
  });
  return moderatedView(ctx.db, input.id);
}
