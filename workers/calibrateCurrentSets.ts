import type { Logger } from "@/lib/infra/logger";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import type { Ctx } from "@/lib/services/context";

/**
 * Starts the calibration of every current set that has none on this profile: figures of another profile say
 * nothing here. One that a person stopped stays stopped.
 */
export async function calibrateCurrentSets(ctx: Ctx, profileId: string, log: Pick<Logger, "info">): Promise<void> {
  const sets = await ctx.db.problemSet.findMany({
    where: { isCurrent: true, calibrations: { none: { profileId } }, problems: { some: { notScorable: null, referenceCount: { gt: 0 } } } },
    select: { id: true, slug: true },
    orderBy: { importedAt: "asc" },
  });
  for (const set of sets) {
    const { total } = await startCalibration({ ctx, input: { setId: set.id, profileId } });
    log.info({ set: set.slug, references: total }, "calibrating on this measurement profile");
  }
}
