import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { profileLanguage } from "./profileLanguage";
import { referencesOf, startCalibration, type CalibrationRef } from "./startCalibration";

/**
 * Measures every reference solution of a set on a profile anew: the figures of the last time go, scores stay as they
 * are until the new ones are there. Throws AppError unauthenticated, forbidden, or not_scorable.
 */
export async function restartCalibration({ ctx, input }: { ctx: Ctx; input: { setId: string; profileId: string } }): Promise<CalibrationRef> {
  requireAdmin(ctx.actor);
  await ctx.db.$transaction(async (tx) => {
    const language = await profileLanguage(tx, input.profileId);
    await tx.calibration.updateMany({ where: input, data: { state: "stopped", finishedAt: null } });
    const { count } = await tx.execution.deleteMany({ where: { profileId: input.profileId, reference: referencesOf(input.setId, language) } });
    await audit(tx, ctx.actor, { action: "calibration.again", target: { kind: "calibration" }, detail: { ...input, language, figuresDropped: count } });
  });
  return startCalibration({ ctx, input });
}
