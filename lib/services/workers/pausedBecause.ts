import type { ReadCtx } from "../context";

/** A worker that has been silent for so long does not count. */
const SILENCE_MS = 30_000;

/** Why nothing is being measured now: what the living workers wait for, when every one of them waits; else null. */
export async function pausedBecause(ctx: ReadCtx): Promise<string | null> {
  const heartbeatAt = { gte: new Date(ctx.now().getTime() - SILENCE_MS) };
  const workers = await ctx.db.worker.findMany({ where: { heartbeatAt }, select: { state: true, detail: true } });
  const waiting = workers.filter(({ state }) => state === "waiting");
  return waiting.length > 0 && waiting.length === workers.length ? (waiting[0]?.detail ?? null) : null;
}
