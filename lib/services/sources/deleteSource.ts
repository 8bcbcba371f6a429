import { AppError } from "@/lib/core/errors";
import { requireUser } from "../accounts/access";
import type { Ctx } from "../context";
import { requireSource } from "../improvement/requireSource";

/** Takes a model source away and forgets its key; its finished runs stay. Throws AppError conflict while a run needs it. */
export async function deleteSource({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  requireUser(ctx.actor, "submit");
  const source = await requireSource(ctx, input.id);
  const open = await ctx.db.improvementRun.count({ where: { sourceId: source.id, state: { in: ["queued", "running", "paused"] } } });
  if (open > 0) throw new AppError("conflict", `${open} open runs use this model source.`, { hint: "Cancel them, or wait until they end." });
  await ctx.db.modelSource.update({ where: { id: source.id }, data: { deletedAt: ctx.now(), apiKey: null } });
}
