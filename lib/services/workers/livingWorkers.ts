import type { ReadCtx } from "../context";

/** A worker writes its heartbeat every 5 s; one that has been silent for so long does not count as living. */
const SILENCE_MS = 60_000;

/** Condition for the rows of workers that live. */
export function isLiving(ctx: Pick<ReadCtx, "now">) {
  return { heartbeatAt: { gte: new Date(ctx.now().getTime() - SILENCE_MS) } };
}

/** Hashes of the profiles on which living workers can measure now. */
export async function livingProfiles(ctx: ReadCtx): Promise<Set<string>> {
  const workers = await ctx.db.worker.findMany({ where: isLiving(ctx), select: { profiles: true } });
  return new Set(workers.flatMap(({ profiles }) => profiles));
}
