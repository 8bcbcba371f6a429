import type { TrainingEvent } from "@/lib/core/training";
import type { TrainingRun } from "@/lib/generated/prisma/client";
import type { Ctx, Tx } from "../context";

type CheckpointEvent = Extract<TrainingEvent, { kind: "checkpoint" }>;

/** Whether an attempt begins with this event: steps after its own are done again. */
export function isRewind(event: TrainingEvent): boolean {
  return event.kind === "status" && (event.data.state === "started" || event.data.state === "resumed");
}

/** Marks what later attempts did again: events of later steps than one began after, that came before it. */
export async function supersede(tx: Tx, runId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "TrainingEvent" event SET "isSuperseded" = true
    FROM "TrainingEvent" began
    WHERE event."runId" = ${runId}::uuid AND began."runId" = ${runId}::uuid
      AND began.kind = 'status' AND began.data->>'state' IN ('started', 'resumed')
      AND event.seq < began.seq AND event.step > began.step
      AND event.kind <> 'status' AND NOT event."isSuperseded"`;
}

/**
 * Makes checkpoints of events, in their order. What lay at a later step than an attempt began after was no whole
 * checkpoint, or it would have begun after that one.
 */
export async function storeCheckpoints(ctx: Pick<Ctx, "now">, tx: Tx, run: TrainingRun, events: readonly TrainingEvent[]): Promise<void> {
  for (const event of events) {
    if (isRewind(event)) await tx.trainingCheckpoint.updateMany({ where: { runId: run.id, step: { gt: event.step }, deletedAt: null, isFinal: false }, data: { deletedAt: ctx.now() } });
    if (event.kind === "checkpoint") await storeCheckpoint(ctx, tx, run, event);
  }
}

/** The end of a run and a checkpoint of the same step are one: what the run ended with is kept longer. */
async function storeCheckpoint(ctx: Pick<Ctx, "now">, tx: Tx, { id: runId, isEvaluated }: TrainingRun, { step, ts, data }: CheckpointEvent): Promise<void> {
  const { bytes, isFinal } = data;
  const fields = { path: data.path.split("/").slice(isFinal ? -1 : -2).join("/"), bytes, isFinal, createdAt: new Date(ts), deletedAt: null };
  await tx.trainingCheckpoint.upsert({
    where: { runId_step: { runId, step } },
    create: { runId, step, ...fields, ...(isEvaluated && { evaluationAskedAt: ctx.now(), evaluationSettings: {} }) },
    update: fields,
  });
}
