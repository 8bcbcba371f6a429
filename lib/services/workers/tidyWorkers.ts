import type { Ctx } from "../context";

/** A worker that was ended takes itself off the list; one that has been silent for so long will not come back. */
const GONE_MS = 24 * 3600_000;

/** Takes workers off the list that have been gone for a day. Returns how many. */
export async function tidyWorkers({ ctx }: { ctx: Pick<Ctx, "db" | "now"> }): Promise<number> {
  const { count } = await ctx.db.worker.deleteMany({ where: { heartbeatAt: { lt: new Date(ctx.now().getTime() - GONE_MS) } } });
  return count;
}
