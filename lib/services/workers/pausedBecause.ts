import { z } from "zod";
import type { Language } from "@/lib/core/problem";
import type { ReadCtx } from "../context";

/** A worker that has been silent for so long does not count. */
const SILENCE_MS = 30_000;

const unavailableSchema = z.record(z.string(), z.string());

/**
 * Why nothing in a language is being measured now, when no living worker does: what the one that waits waits for, or
 * why it cannot measure that language. Null while a worker can, and while none lives.
 */
export async function pausedBecause(ctx: ReadCtx, language: Language): Promise<string | null> {
  const heartbeatAt = { gte: new Date(ctx.now().getTime() - SILENCE_MS) };
  const workers = await ctx.db.worker.findMany({ where: { heartbeatAt }, select: { state: true, detail: true, unavailable: true } });
  const reasons = workers.map(({ state, detail, unavailable }) => unavailableSchema.parse(unavailable)[language] ?? (state === "waiting" ? detail : null));
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}
