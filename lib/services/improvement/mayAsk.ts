import { mostCostUsd, wouldExceed } from "@/lib/core/improvement";
import type { Ctx } from "../context";

export interface MayAskInput {
  runId: string;
  promptBytes: number;
  /** Completions of the run that this worker waits for. */
  callsOnTheirWay: number;
}

/** Whether a run still wants a completion, and its cost ceiling leaves room for one more at its dearest. */
export async function mayAsk({ ctx, input }: { ctx: Ctx; input: MayAskInput }): Promise<{ state: "ask" | "stopped" } | { state: "too_dear"; reason: string }> {
  const run = await ctx.db.improvementRun.findUnique({ where: { id: input.runId }, include: { source: true } });
  if (run?.state !== "running") return { state: "stopped" };
  const most = mostCostUsd(input.promptBytes, run.maxOutputTokens, run.source);
  if (!wouldExceed(run.costCeilingUsd, run.costUsd, input.callsOnTheirWay, most)) return { state: "ask" };
  return { state: "too_dear", reason: `The next completion could cost more than is left of the ceiling: ${run.costUsd.toFixed(2)} of ${run.costCeilingUsd} US dollars are spent.` };
}
