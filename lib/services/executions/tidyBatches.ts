import { EXECUTION_PRIORITY } from "@/lib/core/jobs";
import type { Ctx } from "../context";
import { chunkJobs } from "./chunks";
import { closeOverdue } from "./closeOverdue";

export interface Tidied {
  /** Executions closed because the deadline of their batch had passed. */
  overdue: number;
  /** Batches whose lost jobs were put back. */
  requeued: number;
  /** Batches deleted with their results. */
  expired: number;
}

/** A younger batch may have been accepted after `queued` was read. */
const SETTLED_MS = 60_000;

/**
 * The safety net under executions: closes what is overdue, puts back batches that no job works on, deletes
 * what has expired. `queued`: batches that a job which has not ended works on.
 */
export async function tidyBatches({ ctx, input }: { ctx: Ctx; input: { queued: ReadonlySet<string> } }): Promise<Tidied> {
  const overdue = await closeOverdue({ ctx, input: {} });
  const createdAt = { lte: new Date(ctx.now().getTime() - SETTLED_MS) };
  const open = await ctx.db.executionBatch.findMany({
    where: { finishedAt: null, deadlineAt: { gt: ctx.now() }, createdAt },
    select: { id: true, total: true },
  });
  const lost = open.filter(({ id }) => !input.queued.has(id));
  const jobs = lost.flatMap(({ id, total }) => chunkJobs(id, total));
  if (jobs.length > 0) await ctx.db.$transaction((tx) => ctx.queue.enqueueExecutions(tx, jobs, { priority: EXECUTION_PRIORITY.batch }));
  const { count: expired } = await ctx.db.executionBatch.deleteMany({ where: { expiresAt: { lte: ctx.now() } } });
  return { overdue, requeued: lost.length, expired };
}
