import type { Language } from "@/lib/core/problem";
import type { MeasurementProfile } from "@/lib/generated/prisma/client";
import type { ReadCtx } from "../context";

/** The profile whose figures pages show for a set in a language: the one calibrated last. Null before any calibration. */
export async function currentProfile(ctx: ReadCtx, setId: string, language: Language): Promise<MeasurementProfile | null> {
  const calibration = await ctx.db.calibration.findFirst({ where: { setId, profile: { language } }, orderBy: { startedAt: "desc" }, select: { profile: true } });
  return calibration?.profile ?? null;
}
