import { AppError } from "@/lib/core/errors";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { requireId } from "../requireId";
import { lockTraining } from "./changeTraining";

const ENDED = ["stopped", "finished", "failed", "lost"];

/**
 * Deletes a run that has ended, with its events and checkpoints; the worker removes its folder. Submissions of its
 * evaluations stay. Throws AppError unauthenticated, forbidden, not_found, or conflict while it, an evaluation of it or a
 * run that is to begin with one of its checkpoints is under way.
 */
export async function deleteTraining({ ctx, input }: { ctx: Pick<Ctx, "db" | "actor" | "now">; input: { id: string } }): Promise<void> {
  requireAdmin(ctx.actor);
  const id = requireId(input.id, "training run");
  await ctx.db.$transaction(async (tx) => {
    const run = await lockTraining(tx, id);
    if (!ENDED.includes(run.state)) throw new AppError("conflict", `the run is ${run.state} and cannot be deleted`, { hint: "Stop it first." });
    if (run.handle !== null) throw new AppError("conflict", "The last attempt of the run has not ended yet.", { hint: "Try again in a minute." });
    await requireUnused(tx, id);
    await tx.modelSource.updateMany({ where: { runs: { some: { checkpoint: { runId: id } } }, deletedAt: null, ownerId: null }, data: { deletedAt: ctx.now() } });
    await tx.trainingRun.delete({ where: { id } });
    await audit(tx, ctx.actor, { action: "training.delete", target: { kind: "training", id, name: run.name } });
  });
}

async function requireUnused(tx: Tx, id: string): Promise<void> {
  const evaluations = await tx.improvementRun.count({ where: { checkpoint: { runId: id }, state: { in: ["queued", "running", "paused"] } } });
  if (evaluations > 0) throw new AppError("conflict", `${evaluations} evaluations of its checkpoints are under way.`, { hint: "Cancel them, or wait until they end." });
  const followers = await tx.trainingRun.count({ where: { base: { runId: id }, id: { not: id }, state: { in: ["queued", "starting"] } } });
  if (followers > 0) throw new AppError("conflict", `${followers} runs are about to begin with its checkpoints.`, { hint: "Wait until they have begun, or stop them." });
}
