import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { evaluationSettingsSchema, type BaseCheckpoint, type TrainingView } from "@/lib/core/views/training";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, ReadCtx } from "../context";
import { parseInput } from "../parseInput";
import { requireId } from "../requireId";
import { viewTraining } from "./view";

/**
 * Asks for the evaluation of a checkpoint; the worker that has its files starts it. Again while it is under way changes
 * nothing; one that could not be evaluated is tried anew. Returns its run.
 * Throws AppError unauthenticated, forbidden, not_found, invalid_input, or conflict for one that is deleted or evaluated.
 */
export async function evaluateCheckpoint({ ctx, input }: { ctx: Pick<Ctx, "db" | "actor" | "now">; input: { checkpointId: string; settings?: z.input<typeof evaluationSettingsSchema> } }): Promise<TrainingView> {
  requireAdmin(ctx.actor);
  const id = requireId(input.checkpointId, "checkpoint");
  const settings = parseInput(evaluationSettingsSchema, input.settings ?? {});
  const runId = await ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "TrainingCheckpoint" WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.trainingCheckpoint.findUnique({ where: { id }, include: { run: { select: { name: true } }, evaluation: { select: { state: true } } } });
    if (!row) throw new AppError("not_found", `there is no checkpoint ${id}`, { hint: "The pages of training runs list theirs." });
    const isOver = row.evaluationError !== null || ["failed", "cancelled"].includes(row.evaluation?.state ?? "");
    if (row.evaluationAskedAt !== null && row.evaluationId === null && !isOver) return row.runId;
    if (row.evaluationId !== null && !isOver) throw new AppError("conflict", "The checkpoint has an evaluation already.", { hint: "Its improvement run is linked beside it." });
    if (row.deletedAt !== null) throw new AppError("conflict", "The checkpoint is deleted: a run keeps its newest few.", { hint: "Have checkpoints evaluated as they come, or keep more of them." });
    await tx.trainingCheckpoint.update({ where: { id }, data: { evaluationAskedAt: ctx.now(), evaluationSettings: settings, evaluationError: null, evaluationId: null } });
    await audit(tx, ctx.actor, { action: "training.evaluate", target: { kind: "training", id: row.runId, name: row.run.name }, detail: { step: row.step, ...settings } });
    return row.runId;
  });
  return viewTraining(ctx, runId);
}

/** Checkpoints that a run may begin with, newest first, a page at a time. Throws AppError unauthenticated, forbidden. */
export async function listBaseCheckpoints({ ctx, input }: { ctx: ReadCtx; input: { cursor?: string | undefined; limit?: number } }): Promise<{ checkpoints: BaseCheckpoint[]; nextCursor: string | null }> {
  requireAdmin(ctx.actor);
  const limit = input.limit ?? 50;
  const rows = await ctx.db.trainingCheckpoint.findMany({
    where: { deletedAt: null, ...(input.cursor && { id: { lt: requireId(input.cursor, "cursor") } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: { run: { select: { name: true, method: true, model: { select: { name: true } } } } },
  });
  const page = rows.slice(0, limit);
  const checkpoints = page.map(({ id, runId, step, isFinal, createdAt, run }) => ({
    ...{ id, runId, step, isFinal },
    runName: run.name,
    modelName: run.model.name,
    method: run.method as BaseCheckpoint["method"],
    createdAt: createdAt.toISOString(),
  }));
  return { checkpoints, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
