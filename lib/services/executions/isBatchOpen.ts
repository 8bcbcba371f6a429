import type { ReadCtx } from "../context";

/** Whether anybody still waits for results of a batch: it is there, and neither done nor given up. */
export async function isBatchOpen({ ctx, input }: { ctx: Pick<ReadCtx, "db">; input: { id: string } }): Promise<boolean> {
  const batch = await ctx.db.executionBatch.findUnique({ where: { id: input.id }, select: { finishedAt: true } });
  return batch !== null && batch.finishedAt === null;
}
