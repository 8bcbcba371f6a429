import { AppError } from "@/lib/core/errors";
import type { CalibrationCommand } from "@/lib/core/views/admin-sets";
import type { CalibrationProgress } from "@/lib/core/views/common";
import { requireAdmin } from "../accounts/access";
import type { Ctx } from "../context";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { calibrationProgress } from "./calibrationProgress";
import { restartCalibration } from "./restartCalibration";
import { startCalibration } from "./startCalibration";
import { stopCalibration } from "./stopCalibration";

/**
 * Starts or goes on with, stops, or does again the calibration of a set on the profile of that hash, and says how far it is.
 * Throws AppError unauthenticated, forbidden, not_found for set or profile, or not_scorable.
 */
export async function steerCalibration({ ctx, input }: { ctx: Ctx; input: { set: string } & CalibrationCommand }): Promise<{ calibration: CalibrationProgress | null }> {
  requireAdmin(ctx.actor);
  const set = await findCurrentSet(ctx.db, input.set);
  const profile = await ctx.db.measurementProfile.findUnique({ where: { hash: input.profile }, select: { id: true } });
  if (!profile) throw new AppError("not_found", `there is no measurement profile ${input.profile.slice(0, 12)}`, { hint: "The page of the set lists those that it can be calibrated on." });
  const pair = { setId: set.id, profileId: profile.id };
  const act = { start: startCalibration, stop: stopCalibration, again: restartCalibration }[input.action];
  await act({ ctx, input: pair });
  return { calibration: await calibrationProgress({ ctx, input: pair }) };
}
