import { AppError } from "@/lib/core/errors";
import type { BatchView } from "@/lib/core/executions/result";
import type { Ctx, ReadCtx } from "../context";
import { ownBatches } from "./batchAccess";
import { toBatchView } from "./batchView";
import { closeOverdue } from "./closeOverdue";
import type { BatchSettings } from "./createBatch";

/** Results on one page: what a stream holds at once, whatever the size of the batch. */
const PAGE = 256;

/** One result as it is stored: `result` is JSON text, for it goes out as it is. */
export interface StoredResult {
  seq: number;
  index: number;
  result: string;
}

export interface BatchPage {
  batch: BatchView;
  /** Those after the cursor in the order in which they came, at most 256. */
  results: StoredResult[];
  /** For `after` of the next call. */
  cursor: number;
}

export interface BatchId extends Pick<BatchSettings, "access"> {
  id: string;
}

/**
 * The batch of that id; null where there is none or it is somebody else's. Its overdue executions are closed first:
 * a deadline holds without a worker too.
 */
export async function findBatch({ ctx, input }: { ctx: ReadCtx; input: BatchId }): Promise<BatchView | null> {
  const where = { id: input.id, AND: [ownBatches(ctx.actor, input.access)] };
  const row = await ctx.db.executionBatch.findFirst({ where });
  if (row === null || row.finishedAt !== null || row.deadlineAt > ctx.now()) return row && toBatchView(row);
  await closeOverdue({ ctx, input: { batchId: row.id } });
  const closed = await ctx.db.executionBatch.findFirst({ where });
  return closed && toBatchView(closed);
}

/** The batch of that id. Throws AppError not_found, also for one of somebody else. */
export async function requireBatch({ ctx, input }: { ctx: ReadCtx; input: BatchId }): Promise<BatchView> {
  const batch = await findBatch({ ctx, input });
  if (batch !== null) return batch;
  throw new AppError("not_found", `there is no batch of executions ${input.id}`, { hint: "Results are deleted some time after the deadline of their batch." });
}

/** A batch and its results after a cursor. Throws AppError not_found. */
export async function readBatch({ ctx, input }: { ctx: ReadCtx; input: BatchId & { after: number } }): Promise<BatchPage> {
  const batch = await requireBatch({ ctx, input });
  const results = await listResults(ctx, input.id, input.after);
  return { batch, results, cursor: results.at(-1)?.seq ?? input.after };
}

async function listResults(ctx: Pick<Ctx, "db">, batchId: string, after: number): Promise<StoredResult[]> {
  const rows = await ctx.db.executionItem.findMany({
    where: { batchId, seq: { gt: after } },
    orderBy: { seq: "asc" },
    take: PAGE,
    select: { seq: true, position: true, result: true },
  });
  return rows.map(({ seq, position, result }) => ({ seq: seq ?? 0, index: position, result: result ?? "null" }));
}
