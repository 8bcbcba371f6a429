import type { LIFE_SIGNS } from "@/lib/core/views/admin-workers";
import type { ReadCtx } from "../context";

/** A worker writes its heartbeat every 5 s; one that has been silent for so long does not count as living. */
const SILENCE_MS = 60_000;
/** Three heartbeats missed. */
const LATE_MS = 20_000;

/** Condition for the rows of workers that live. */
export function isLiving(ctx: Pick<ReadCtx, "now">) {
  return { heartbeatAt: { gte: new Date(ctx.now().getTime() - SILENCE_MS) } };
}

export function isSilent(ctx: Pick<ReadCtx, "now">, heartbeatAt: Date): boolean {
  return ctx.now().getTime() - heartbeatAt.getTime() > SILENCE_MS;
}

export function lifeOf(ctx: Pick<ReadCtx, "now">, heartbeatAt: Date): (typeof LIFE_SIGNS)[number] {
  if (isSilent(ctx, heartbeatAt)) return "gone";
  return ctx.now().getTime() - heartbeatAt.getTime() > LATE_MS ? "late" : "alive";
}

/** Hashes of the profiles on which living workers can measure now. */
export async function livingProfiles(ctx: Pick<ReadCtx, "db" | "now">): Promise<Set<string>> {
  const workers = await ctx.db.worker.findMany({ where: isLiving(ctx), select: { profiles: true } });
  return new Set(workers.flatMap(({ profiles }) => profiles));
}
