import type { ReadCtx } from "../context";

/** Every set with a profile on which something was measured: what "recompute all" goes through. */
export async function listScoredPairs({ ctx }: { ctx: ReadCtx }): Promise<{ setId: string; setSlug: string; profileId: string }[]> {
  const calibrations = await ctx.db.calibration.findMany({
    where: { state: "done" },
    select: { setId: true, profileId: true, set: { select: { slug: true } } },
    orderBy: { startedAt: "asc" },
  });
  return calibrations.map((c) => ({ setId: c.setId, setSlug: c.set.slug, profileId: c.profileId }));
}
