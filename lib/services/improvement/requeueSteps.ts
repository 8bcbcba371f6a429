import { PRIORITY } from "@/lib/core/jobs";
import type { Ctx } from "../context";
import { enqueueSteps } from "./changeRun";
import { closeStep } from "./settleGeneration";

/**
 * Puts back what a running run waits for and has no job that would bring it: a safety net under the queue. Answers
 * without a judge job are judged, chains whose step has ended go on, and open steps are asked for again.
 */
export async function requeueSteps({ ctx, input }: { ctx: Ctx; input: { chains: ReadonlySet<string>; generations: ReadonlySet<string> } }): Promise<{ steps: number; judgings: number }> {
  const judgings = await lostJudgings(ctx, input.generations);
  let steps = 0;
  const runs = await ctx.db.improvementRun.findMany({ where: { state: "running" }, select: { id: true } });
  for (const { id } of runs) {
    const waiting = await ctx.db.improvementChain.findMany({ where: { runId: id, state: "active", generations: { some: { state: "answered" } } }, select: { id: true } });
    const busy = new Set([...input.chains, ...waiting.map((chain) => chain.id)]);
    steps += await ctx.db.$transaction((tx) => enqueueSteps(ctx, tx, id, busy));
  }
  return { steps, judgings };
}

async function lostJudgings(ctx: Ctx, queued: ReadonlySet<string>): Promise<number> {
  const answered = await ctx.db.generation.findMany({ where: { state: "answered", run: { state: { in: ["running", "paused"] } } }, select: { id: true } });
  const jobs = answered.filter(({ id }) => !queued.has(id)).map(({ id }) => ({ kind: "generation" as const, generationId: id }));
  if (jobs.length > 0) await ctx.db.$transaction((tx) => ctx.queue.enqueueJudging(tx, jobs, { priority: PRIORITY.generation }));
  return jobs.length;
}

/** Closes a step whose completions have all ended though nobody closed it. */
export async function closeEndedStep({ ctx, input }: { ctx: Ctx; input: { chainId: string } }): Promise<void> {
  await ctx.db.$transaction((tx) => closeStep(ctx, tx, input.chainId));
}
