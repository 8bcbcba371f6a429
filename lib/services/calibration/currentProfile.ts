import type { MeasurementProfile } from "@/lib/generated/prisma/client";
import type { ReadCtx } from "../context";

/** The profile whose figures pages show for a set: the one calibrated last. Null before any calibration. */
export async function currentProfile(ctx: ReadCtx, setId: string): Promise<MeasurementProfile | null> {
  const calibration = await ctx.db.calibration.findFirst({ where: { setId }, orderBy: { startedAt: "desc" }, select: { profile: true } });
  return calibration?.profile ?? null;
}
