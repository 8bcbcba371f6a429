import { PRIORITY } from "@/lib/core/jobs";
import type { Ctx } from "../context";
import { profileLanguage } from "../calibration/profileLanguage";
import { measureRest } from "../judging/measureRest";

/**
 * After a set has been calibrated on a new profile: the entries in its language that were measured on an
 * older one are measured again, so that the board of the new profile holds them all. Their old scores stay until then.
 */
export async function remeasureSet({ ctx, input }: { ctx: Ctx; input: { setId: string; profileId: string } }): Promise<{ submissions: number }> {
  const language = await profileLanguage(ctx.db, input.profileId);
  const stale = await ctx.db.submission.findMany({
    where: { setId: input.setId, language, state: "scored", scores: { none: { profileId: input.profileId } } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of stale) await ctx.db.$transaction((tx) => measureRest(ctx, tx, { submissionId: id, profileId: input.profileId, priority: PRIORITY.remeasuring }));
  return { submissions: stale.length };
}
