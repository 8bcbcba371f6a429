import { storedExecutionSchema, type StoredExecution } from "@/lib/core/executions/request";
import type { ExecutionJob } from "@/lib/core/jobs";
import type { ReadCtx } from "../context";

export interface Chunk {
  deadlineAt: Date;
  items: { position: number; execution: StoredExecution }[];
}

/** The executions of a job that have no result yet; null when the batch is gone or has none left. */
export async function loadChunk({ ctx, input: job }: { ctx: ReadCtx; input: ExecutionJob }): Promise<Chunk | null> {
  const batch = await ctx.db.executionBatch.findUnique({
    where: { id: job.batchId },
    select: {
      deadlineAt: true,
      items: { where: { position: { gte: job.from, lt: job.to }, seq: null }, orderBy: { position: "asc" }, select: { position: true, request: true } },
    },
  });
  if (batch === null || batch.items.length === 0) return null;
  const items = batch.items.map(({ position, request }) => ({ position, execution: storedExecutionSchema.parse(JSON.parse(request ?? "null")) }));
  return { deadlineAt: batch.deadlineAt, items };
}
