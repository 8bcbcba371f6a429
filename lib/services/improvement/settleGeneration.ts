import { bestOf, objectiveSchema, type JudgedSolution, type Objective } from "@/lib/core/improvement";
import type { Verdict } from "@/lib/core/verdict";
import type { Generation, ImprovementChain, ImprovementRun } from "@/lib/generated/prisma/client";
import type { Ctx, Tx } from "../context";
import { METRIC_COLUMNS, toMetricFigures } from "../scoring/referenceFigures";
import { bestSchema, type Best } from "./best";

/** A generation that was judged and belongs to the open step of its chain. */
interface Candidate extends JudgedSolution {
  generation: Pick<Generation, "id" | "codeHash">;
  best: Best;
}

/** Marks a generation as judged, and closes its chain's step when it was the last one of it. */
export async function settleGeneration(ctx: Ctx, tx: Tx, generationId: string): Promise<void> {
  const { chainId } = await tx.generation.update({ where: { id: generationId }, data: { state: "judged" }, select: { chainId: true } });
  await closeStep(ctx, tx, chainId);
}

/**
 * Ends the open step of a chain once nothing of it is on its way: keeps the best, and asks for the next step, or ends
 * the chain, the iteration, the run. Run and chain are locked in this order, so that of two results that come at once
 * exactly one sees the last of a step, and of two chains one sees the last of an iteration.
 */
export async function closeStep(ctx: Ctx, tx: Tx, chainId: string): Promise<void> {
  const { runId } = await tx.improvementChain.findUniqueOrThrow({ where: { id: chainId }, select: { runId: true } });
  await tx.$queryRaw`SELECT id FROM "ImprovementRun" WHERE id = ${runId}::uuid FOR UPDATE`;
  const run = await tx.improvementRun.findUniqueOrThrow({ where: { id: runId } });
  const chain = await tx.improvementChain.findUniqueOrThrow({ where: { id: chainId } });
  if (chain.state !== "active") return;
  const asked = await tx.generation.findMany({ where: { chainId, iteration: chain.iteration }, select: { state: true } });
  const isOpen = asked.length < run.samplesPerStep || asked.some(({ state }) => state === "asked" || state === "answered");
  if (isOpen) return;
  await keepBest(tx, chain, objectiveSchema.parse(run.objective));
  await goOn(ctx, tx, run, chain);
}

async function keepBest(tx: Tx, chain: ImprovementChain, objective: Objective): Promise<void> {
  const candidates = await candidatesOf(tx, chain);
  const before = chain.best === null ? null : bestSchema.parse(chain.best);
  const comparable = candidates.filter(({ best }) => isComparable(best, before));
  const kept = bestOf(comparable, before, objective);
  if (kept === null) return;
  await tx.generation.update({ where: { id: kept.generation.id }, data: { isKept: true } });
  await tx.improvementChain.update({ where: { id: chain.id }, data: { bestCodeHash: kept.generation.codeHash, best: kept.best } });
}

/** Figures of two profiles are never compared: where the profile changed on the way, only a right one beats a wrong one. */
function isComparable(candidate: Best, before: Best | null): boolean {
  return before === null || before.profileId === candidate.profileId || (candidate.verdict === "AC" && before.verdict !== "AC");
}

async function candidatesOf(tx: Tx, chain: ImprovementChain): Promise<Candidate[]> {
  const generations = await tx.generation.findMany({
    where: { chainId: chain.id, iteration: chain.iteration, state: "judged" },
    orderBy: { position: "asc" },
    select: {
      id: true,
      codeHash: true,
      executions: { orderBy: { createdAt: "desc" }, take: 1, select: { id: true, verdict: true, reason: true, profileId: true, ...METRIC_COLUMNS } },
    },
  });
  return generations.flatMap(({ executions: [execution], ...generation }) => {
    if (!execution) return [];
    const judged = { verdict: execution.verdict as Verdict, figures: toMetricFigures(execution) };
    return [{ generation, ...judged, best: { ...judged, reason: execution.reason, profileId: execution.profileId, executionId: execution.id } }];
  });
}

async function goOn(ctx: Ctx, tx: Tx, run: ImprovementRun, chain: ImprovementChain): Promise<void> {
  const done = chain.iteration >= run.iterations;
  await tx.improvementChain.update({ where: { id: chain.id }, data: { iteration: chain.iteration + 1, ...(done && { state: "done" }) } });
  // A paused run asks for the next step when it is resumed.
  if (!done && run.state === "running") await ctx.queue.enqueueGeneration(tx, [{ chainId: chain.id, iteration: chain.iteration + 1 }]);
  await closeIteration(ctx, tx, run, chain.iteration);
}

/** An iteration that no chain works on any more becomes a submission; the last one ends the run. */
export async function closeIteration(ctx: Ctx, tx: Tx, run: Pick<ImprovementRun, "id" | "iterations">, iteration: number): Promise<void> {
  const left = await tx.improvementChain.count({ where: { runId: run.id, state: "active", iteration: { lte: iteration } } });
  if (left > 0) return;
  await ctx.queue.enqueueScoring(tx, { kind: "iteration", runId: run.id, iteration });
  if (iteration < run.iterations) return;
  await tx.improvementRun.updateMany({ where: { id: run.id, state: { in: ["running", "paused"] } }, data: { state: "done", stateReason: null, finishedAt: ctx.now() } });
}
