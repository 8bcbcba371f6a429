import { AppError } from "@/lib/core/errors";
import type { BatchView } from "@/lib/core/executions/result";
import type { Ctx } from "../context";
import { toBatchView } from "./batchView";
import { closeOverdue } from "./closeOverdue";

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

/** The batch of that id, or null. Its overdue executions are closed first: a deadline holds without a worker too. */
export async function findBatch({ ctx, input }: { ctx: Pick<Ctx, "db" | "now">; input: { id: string } }): Promise<BatchView | null> {
  const row = await ctx.db.executionBatch.findUnique({ where: { id: input.id } });
  if (row === null || row.finishedAt !== null || row.deadlineAt > ctx.now()) return row && toBatchView(row);
  await closeOverdue({ ctx, input: { batchId: row.id } });
  const closed = await ctx.db.executionBatch.findUnique({ where: { id: input.id } });
  return closed && toBatchView(closed);
}

/** A batch and its results after a cursor. Throws AppError not_found. */
export async function readBatch({ ctx, input }: { ctx: Pick<Ctx, "db" | "now">; input: { id: string; after: number } }): Promise<BatchPage> {
  const batch = await findBatch({ ctx, input });
  if (batch === null) {
    throw new AppError("not_found", `there is no batch of executions ${input.id}`, { hint: "Results are deleted some time after the deadline of their batch." });
  }
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
