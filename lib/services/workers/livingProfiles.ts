import type { ReadCtx } from "../context";

/** A worker that has been silent for so long does not count as living. */
const SILENCE_MS = 60_000;

/** Hashes of the profiles on which living workers can measure now. */
export async function livingProfiles(ctx: ReadCtx): Promise<Set<string>> {
  const heartbeatAt = { gte: new Date(ctx.now().getTime() - SILENCE_MS) };
  const workers = await ctx.db.worker.findMany({ where: { heartbeatAt }, select: { profiles: true } });
  return new Set(workers.flatMap(({ profiles }) => profiles));
}
