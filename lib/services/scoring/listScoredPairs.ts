import type { Language } from "@/lib/core/problem";
import type { ReadCtx } from "../context";

/** Every set with a profile on which something was measured: what "recompute all" goes through. */
export async function listScoredPairs({ ctx }: { ctx: ReadCtx }): Promise<{ setId: string; setSlug: string; language: Language; profileId: string }[]> {
  const calibrations = await ctx.db.calibration.findMany({
    where: { state: "done" },
    select: { setId: true, profileId: true, set: { select: { slug: true } }, profile: { select: { language: true } } },
    orderBy: { startedAt: "asc" },
  });
  return calibrations.map((c) => ({ setId: c.setId, setSlug: c.set.slug, language: c.profile.language as Language, profileId: c.profileId }));
}
