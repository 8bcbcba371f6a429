import type { Logger } from "@/lib/infra/logger";
import type { Language } from "@/lib/core/problem";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import type { Ctx } from "@/lib/services/context";

/**
 * Starts the calibration of every current set that has none on one of these profiles and has references in its
 * language: figures of another profile say nothing here. One that a person stopped stays stopped.
 */
export async function calibrateCurrentSets(ctx: Ctx, profiles: ReadonlyMap<Language, string>, log: Pick<Logger, "info">): Promise<void> {
  for (const [language, profileId] of profiles) {
    const sets = await ctx.db.problemSet.findMany({
      where: { isCurrent: true, calibrations: { none: { profileId } }, problems: { some: { notScorable: null, disabledAt: null, references: { some: { language } } } } },
      select: { id: true, slug: true },
      orderBy: { importedAt: "asc" },
    });
    for (const set of sets) {
      const { total } = await startCalibration({ ctx, input: { setId: set.id, profileId } });
      log.info({ set: set.slug, language, references: total }, "calibrating on this measurement profile");
    }
  }
}
