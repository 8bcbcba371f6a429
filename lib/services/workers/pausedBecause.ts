import { z } from "zod";
import type { Language } from "@/lib/core/problem";
import type { ReadCtx } from "../context";
import { isLiving } from "./livingWorkers";

const unavailableSchema = z.record(z.string(), z.string());

/** The queue of what is measured for submissions and calibrations. */
const JUDGING = "judge";

/**
 * Why nothing in a language is being measured now, when no living worker does: that judging is paused, what the one
 * that waits waits for, that it takes no jobs, or why it cannot measure that language. Null while a worker can, and
 * while none lives.
 */
export async function pausedBecause(ctx: Pick<ReadCtx, "db" | "now">, language: Language): Promise<string | null> {
  const pause = await ctx.db.queuePause.findUnique({ where: { queue: JUDGING }, select: { reason: true } });
  if (pause) return `An admin has paused judging: ${pause.reason}`;
  const workers = await ctx.db.worker.findMany({ where: isLiving(ctx), select: { state: true, detail: true, unavailable: true } });
  const reasons = workers.map(({ state, detail, unavailable }) => unavailableSchema.parse(unavailable)[language] ?? whyNot(state, detail));
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}

function whyNot(state: string, detail: string | null): string | null {
  if (state === "waiting") return detail;
  return state === "draining" ? "An admin asked the worker to take no more jobs for now." : null;
}
