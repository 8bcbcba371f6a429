import { z } from "zod";
import type { Language } from "@/lib/core/problem";
import type { ReadCtx } from "../context";
import { isLiving } from "./livingWorkers";

const unavailableSchema = z.record(z.string(), z.string());

/**
 * Why nothing in a language is being measured now, when no living worker does: what the one that waits waits for, or
 * why it cannot measure that language. Null while a worker can, and while none lives.
 */
export async function pausedBecause(ctx: ReadCtx, language: Language): Promise<string | null> {
  const workers = await ctx.db.worker.findMany({ where: isLiving(ctx), select: { state: true, detail: true, unavailable: true } });
  const reasons = workers.map(({ state, detail, unavailable }) => unavailableSchema.parse(unavailable)[language] ?? (state === "waiting" ? detail : null));
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}
