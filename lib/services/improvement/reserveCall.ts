import { mostCostUsd, wouldExceed } from "@/lib/core/improvement";
import type { Ctx } from "../context";

export interface ReserveCallInput {
  runId: string;
  generationId: string;
  promptBytes: number;
}

/** `wait`: there may be room once calls that are on their way have cost what they cost. */
export type Reservation = { state: "ask" | "wait" | "stopped" } | { state: "too_dear"; reason: string };

/**
 * Whether a run still wants a completion, and its cost ceiling leaves room for one more at its dearest beside all calls
 * that are on their way, whoever waits for them. The most that it can cost is set aside until it is answered or
 * released: the run's row is locked meanwhile, so that no two workers take the same room.
 */
export async function reserveCall({ ctx, input }: { ctx: Ctx; input: ReserveCallInput }): Promise<Reservation> {
  const { runId, generationId, promptBytes } = input;
  const found = await ctx.db.improvementRun.findUnique({ where: { id: runId }, include: { source: true } });
  if (found?.state !== "running") return { state: "stopped" };
  if (found.costCeilingUsd === null) return { state: "ask" };
  const mostUsd = mostCostUsd(promptBytes, found.maxOutputTokens, found.source);
  return ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "ImprovementRun" WHERE id = ${runId}::uuid FOR UPDATE`;
    const { state, costUsd, costCeilingUsd } = await tx.improvementRun.findUniqueOrThrow({ where: { id: runId }, select: { state: true, costUsd: true, costCeilingUsd: true } });
    if (state !== "running") return { state: "stopped" };
    if (wouldExceed(costCeilingUsd, costUsd, 0, mostUsd)) return { state: "too_dear", reason: tooDear(costUsd, costCeilingUsd) };
    const others = await tx.generation.aggregate({ where: { runId, state: "asked", id: { not: generationId } }, _sum: { reservedUsd: true } });
    if (wouldExceed(costCeilingUsd, costUsd, others._sum.reservedUsd ?? 0, mostUsd)) return { state: "wait" };
    await tx.generation.updateMany({ where: { id: generationId, state: "asked" }, data: { reservedUsd: mostUsd } });
    return { state: "ask" };
  });
}

/** Gives up what was set aside for a call that ended without an answer; an answer gives it up by itself. */
export async function releaseCall({ ctx, input }: { ctx: Pick<Ctx, "db">; input: { generationId: string } }): Promise<void> {
  await ctx.db.generation.updateMany({ where: { id: input.generationId, state: "asked", reservedUsd: { gt: 0 } }, data: { reservedUsd: 0 } });
}

function tooDear(spentUsd: number, ceilingUsd: number | null): string {
  return `The next completion could cost more than is left of the ceiling: ${spentUsd.toFixed(2)} of ${ceilingUsd} US dollars are spent.`;
}
