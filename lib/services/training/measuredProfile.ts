import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";
import type { TrainingMethod } from "@/lib/core/training";
import type { MeasurementProfile } from "@/lib/generated/prisma/client";
import { currentProfile } from "../calibration/currentProfile";
import type { ReadCtx } from "../context";

/**
 * The profile whose figures of a set's references a run learns from: the one calibrated last. What GRPO measures itself
 * is compared with them, so that a newer profile, whose calibration goes on, has to be waited for.
 * Throws AppError not_calibrated.
 */
export async function measuredProfile(ctx: ReadCtx, { setId, language, method }: { setId: string; language: Language; method: TrainingMethod }): Promise<MeasurementProfile> {
  const calibration = await ctx.db.calibration.findFirst({ where: { setId, state: "done", profile: { language } }, orderBy: { startedAt: "desc" }, select: { profile: true } });
  const isCurrent = method !== "grpo" || (await currentProfile(ctx, setId, language))?.id === calibration?.profile.id;
  if (calibration !== null && isCurrent) return calibration.profile;
  throw new AppError("not_calibrated", `The reference solutions of the set in ${language} are not measured yet${calibration === null ? "" : " on the present profile"}, and a run learns from them.`, {
    hint: "Start or resume it when the calibration of the set is done.",
  });
}
