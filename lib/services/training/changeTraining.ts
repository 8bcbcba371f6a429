import { AppError } from "@/lib/core/errors";
import { RESUMABLE_TRAINING_STATES, type TrainingView } from "@/lib/core/views/training";
import type { TrainingRun } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { requireId } from "../requireId";
import { viewTraining } from "./view";

type ChangeCtx = Pick<Ctx, "db" | "actor" | "now">;

/**
 * Asks a run to stop: it saves a checkpoint and ends; one that is queued ends at once. Again changes nothing.
 * Throws AppError unauthenticated, forbidden, not_found, or conflict when it has ended.
 */
export async function stopTraining({ ctx, input }: { ctx: ChangeCtx; input: { id: string } }): Promise<TrainingView> {
  return change(ctx, input.id, "stop", (run) => {
    if (run.state === "stopping" && run.stopAskedAt !== null) return null;
    if (run.state === "queued") return { state: "stopped", stateReason: "Stopped before it was launched.", finishedAt: ctx.now() };
    if (["starting", "running", "stopping"].includes(run.state)) return { state: "stopping", stateReason: null, stopAskedAt: ctx.now() };
    throw new AppError("conflict", `the run is ${run.state} and cannot be stopped`);
  });
}

/**
 * Puts a run that stopped, failed or was lost back in the queue: it goes on from its last checkpoint.
 * Throws AppError unauthenticated, forbidden, not_found, or conflict in any other state.
 */
export async function resumeTraining({ ctx, input }: { ctx: ChangeCtx; input: { id: string } }): Promise<TrainingView> {
  return change(ctx, input.id, "resume", (run) => {
    if (!(RESUMABLE_TRAINING_STATES as readonly string[]).includes(run.state)) {
      throw new AppError("conflict", `the run is ${run.state} and cannot be resumed`, run.state === "finished" ? { hint: "Start a new run that begins with one of its checkpoints." } : {});
    }
    return { state: "queued", stateReason: null, failureCode: null, stopAskedAt: null, finishedAt: null };
  });
}

type Data = Partial<Pick<TrainingRun, "state" | "stateReason" | "failureCode" | "stopAskedAt" | "finishedAt">>;

async function change(ctx: ChangeCtx, id: string, what: "stop" | "resume", decide: (run: TrainingRun) => Data | null): Promise<TrainingView> {
  requireAdmin(ctx.actor);
  requireId(id, "training run");
  await ctx.db.$transaction(async (tx) => {
    const run = await lockTraining(tx, id);
    const data = decide(run);
    if (data === null) return;
    await tx.trainingRun.update({ where: { id }, data });
    await audit(tx, ctx.actor, { action: `training.${what}`, target: { kind: "training", id, name: run.name }, detail: { state: [run.state, data.state ?? run.state] } });
  });
  return viewTraining(ctx, id);
}

/** A run, held until the transaction ends. Throws AppError not_found. */
export async function lockTraining(tx: Tx, id: string): Promise<TrainingRun> {
  await tx.$queryRaw`SELECT id FROM "TrainingRun" WHERE id = ${id}::uuid FOR UPDATE`;
  const run = await tx.trainingRun.findUnique({ where: { id } });
  if (!run) throw new AppError("not_found", `there is no training run ${id}`, { hint: "The list of training runs has them all." });
  return run;
}
