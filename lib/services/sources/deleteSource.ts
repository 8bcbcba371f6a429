import { AppError } from "@/lib/core/errors";
import { requireUser } from "../accounts/access";
import { requireSource } from "../improvement/requireSource";
import type { CheckpointPlace, SourcesCtx } from "./ports";

/**
 * Takes a model source away, forgets its key and removes the files that were kept for it; its finished runs stay.
 * Throws AppError conflict while a run needs it.
 */
export async function deleteSource({ ctx, input }: { ctx: SourcesCtx; input: { id: string } }): Promise<void> {
  requireUser(ctx.actor, "submit");
  const source = await requireSource(ctx, input.id);
  const open = await ctx.db.improvementRun.count({ where: { sourceId: source.id, state: { in: ["queued", "running", "paused"] } } });
  if (open > 0) throw new AppError("conflict", `${open} open runs use this model source.`, { hint: "Cancel them, or wait until they end." });
  await ctx.db.modelSource.update({ where: { id: source.id }, data: { deletedAt: ctx.now(), apiKey: null } });
  if (source.kind !== "endpoint" && !(await isUsedByAnother(ctx, source))) await ctx.sources.checkpoints.remove(source);
}

/** One commit of the hub is kept once, however many sources name it. */
async function isUsedByAnother(ctx: SourcesCtx, { kind, hubId, revision, path }: CheckpointPlace): Promise<boolean> {
  return (await ctx.db.modelSource.count({ where: { kind, hubId, revision, path, deletedAt: null } })) > 0;
}
