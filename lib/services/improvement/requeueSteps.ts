import { PRIORITY } from "@/lib/core/jobs";
import type { Ctx } from "../context";
import { enqueueSteps } from "./changeRun";
import { closeStep } from "./settleGeneration";

/**
 * Puts back what a running run waits for and has no job that would bring it: a safety net under the queue. Answers
 * without a judge job are judged, chains whose step has ended go on, and open steps are asked for again.
 */
export async function requeueSteps({ ctx }: { ctx: Ctx }): Promise<{ steps: number; judgings: number }> {
  const judgings = await lostJudgings(ctx);
  let steps = 0;
  const runs = await ctx.db.improvementRun.findMany({ where: { state: "running" }, select: { id: true } });
  for (const { id } of runs) steps += await ctx.db.$transaction((tx) => enqueueSteps(ctx, tx, id));
  return { steps, judgings };
}

/** What is answered is looked up before the queue: a job that ends in between leaves one for nothing, and none is missed. */
async function lostJudgings(ctx: Ctx): Promise<number> {
  const answered = await ctx.db.generation.findMany({ where: { state: "answered", run: { state: { in: ["running", "paused"] } } }, select: { id: true } });
  if (answered.length === 0) return 0;
  return ctx.db.$transaction(async (tx) => {
    const queued = await ctx.queue.generationsInQueue(tx);
    const jobs = answered.filter(({ id }) => !queued.generations.has(id)).map(({ id }) => ({ kind: "generation" as const, generationId: id }));
    if (jobs.length > 0) await ctx.queue.enqueueJudging(tx, jobs, { priority: PRIORITY.generation });
    return jobs.length;
  });
}

/** Closes a step whose completions have all ended though nobody closed it. */
export async function closeEndedStep({ ctx, input }: { ctx: Ctx; input: { chainId: string } }): Promise<void> {
  await ctx.db.$transaction((tx) => closeStep(ctx, tx, input.chainId));
}
