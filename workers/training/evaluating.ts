import { existsSync } from "node:fs";
import path from "node:path";
import { isAppError } from "@/lib/core/errors";
import { placeWeights, trainingFolder } from "@/lib/infra/training";
import { failEvaluation, presentCheckpoints, recordDeleted, startEvaluation, wantedEvaluations, type WantedEvaluation } from "@/lib/services/training/evaluations";
import type { Desk } from "./desk";
import { baseOf } from "./prepare";

/** A run whose folder nobody has by then lies on a host that is gone. */
const PATIENCE_MS = 10 * 60_000;

/** Begins the evaluations that were asked for of checkpoints that lie on this host. */
export async function evaluateWanted(desk: Desk, signal: AbortSignal): Promise<void> {
  for (const checkpoint of await wantedEvaluations({ ctx: desk.ctx })) {
    if (signal.aborted) return;
    await evaluate(desk, checkpoint, signal).catch(async (error: unknown) => {
      if (signal.aborted) throw error;
      desk.log.warn({ err: error, run: checkpoint.runId, step: checkpoint.step }, "a checkpoint could not be evaluated");
      const reason = isAppError(error) ? [error.message, error.hint].filter(Boolean).join(" ") : error instanceof Error ? error.message : String(error);
      await failEvaluation({ ctx: desk.ctx, input: { id: checkpoint.id, reason } });
    });
  }
}

async function evaluate(desk: Desk, checkpoint: WantedEvaluation, signal: AbortSignal): Promise<void> {
  const { ctx, dataDir, python } = desk;
  const folder = trainingFolder(dataDir, checkpoint.runId);
  const to = path.join(folder, "evaluations", `step-${checkpoint.step}`);
  const from = path.join(folder, checkpoint.path);
  if (!existsSync(folder)) {
    const waited = ctx.now().getTime() - (checkpoint.evaluationAskedAt?.getTime() ?? 0);
    if (waited > PATIENCE_MS) await failEvaluation({ ctx, input: { id: checkpoint.id, reason: "No train worker that runs has the folder of the run." } });
    return;
  }
  if (!existsSync(to) && !existsSync(from)) {
    await recordDeleted({ ctx, input: { id: checkpoint.id } });
    await failEvaluation({ ctx, input: { id: checkpoint.id, reason: "The trainer had deleted it, to keep its newest few, before it could be put aside. Keep more of them." } });
    return;
  }
  const facts = await placeWeights(from, to, { python, signal, ...baseOf(folder) });
  await startEvaluation({ ctx, input: { checkpoint, folder: to, facts } });
  desk.log.info({ run: checkpoint.runId, step: checkpoint.step }, "the evaluation of a checkpoint begins");
}

/** Says which checkpoints of runs on this host the trainer has deleted. */
export async function keepCheckpointsTrue({ ctx, dataDir }: Desk, runIds: readonly string[]): Promise<void> {
  const here = runIds.filter((id) => existsSync(trainingFolder(dataDir, id)));
  if (here.length === 0) return;
  for (const { id, runId, path: place } of await presentCheckpoints({ ctx, input: { runIds: here } })) {
    if (!existsSync(path.join(trainingFolder(dataDir, runId), place))) await recordDeleted({ ctx, input: { id } });
  }
}
