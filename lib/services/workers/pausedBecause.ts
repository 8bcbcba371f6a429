import { z } from "zod";
import type { Language } from "@/lib/core/problem";
import type { ReadCtx } from "../context";
import { isLiving } from "./livingWorkers";

const unavailableSchema = z.record(z.string(), z.string());

/** The queue of what is measured for submissions and calibrations, and the one of what models are asked. */
const JUDGING = "judge";
const GENERATING = "generate";

/**
 * Why nothing in a language is being measured now, when no living worker does: that judging is paused, what the one
 * that waits waits for, that it takes no jobs, or why it cannot measure that language. Null while a worker can, and
 * while none lives.
 */
export async function pausedBecause(ctx: Pick<ReadCtx, "db" | "now">, language: Language): Promise<string | null> {
  const pause = await ctx.db.queuePause.findUnique({ where: { queue: JUDGING }, select: { reason: true } });
  if (pause) return `An admin has paused judging: ${pause.reason}`;
  const workers = await ctx.db.worker.findMany({ where: { kind: "judge", ...isLiving(ctx) }, select: { state: true, detail: true, unavailable: true } });
  const reasons = workers.map(({ state, detail, unavailable }) => unavailableSchema.parse(unavailable)[language] ?? whyNot(state, detail));
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}

function whyNot(state: string, detail: string | null): string | null {
  if (state === "waiting") return detail;
  return state === "draining" ? "An admin asked the worker to take no more jobs for now." : null;
}

/** Why no model is being asked anything now: that generating is paused, that no worker lives, or that none takes jobs. */
export async function runsPausedBecause(ctx: Pick<ReadCtx, "db" | "now">): Promise<string | null> {
  const pause = await ctx.db.queuePause.findUnique({ where: { queue: GENERATING }, select: { reason: true } });
  if (pause) return `An admin has paused generating: ${pause.reason}`;
  const workers = await ctx.db.worker.findMany({ where: { kind: "generate", ...isLiving(ctx) }, select: { state: true, detail: true } });
  if (workers.length === 0) return "No generate worker runs at the moment.";
  const reasons = workers.map(({ state, detail }) => whyNot(state, detail));
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}
