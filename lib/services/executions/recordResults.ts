import type { ExecutionResult } from "@/lib/core/executions/result";
import { EXECUTION_CHANNEL } from "@/lib/core/executions/channel";
import type { Ctx, Tx } from "../context";

export interface PositionedResult {
  position: number;
  result: ExecutionResult;
}

export interface RecordResultsInput {
  batchId: string;
  results: PositionedResult[];
}

/**
 * Stores results and tells who waits for them. A result that is there already stays: an execution that ran twice
 * counts once. Returns how many were new.
 */
export async function recordResults({ ctx, input }: { ctx: Pick<Ctx, "db" | "now">; input: RecordResultsInput }): Promise<number> {
  const { batchId, results } = input;
  if (results.length === 0) return 0;
  const positions = results.map(({ position }) => position);
  const texts = results.map(({ result }) => JSON.stringify(result));
  return ctx.db.$transaction(async (tx) => {
    const done = await lockBatch(tx, batchId);
    if (done === null) return 0;
    // The batch is locked, so numbers are given out in the order in which they become visible.
    const added = await tx.$executeRaw`
      UPDATE "ExecutionItem" item SET result = fresh.result, request = NULL, seq = ${done}::int + fresh.n::int
      FROM (
        SELECT open.position, given.result, row_number() OVER (ORDER BY given.n) AS n
        FROM unnest(${positions}::int[], ${texts}::text[]) WITH ORDINALITY AS given(position, result, n)
        JOIN "ExecutionItem" open ON open."batchId" = ${batchId}::uuid AND open.position = given.position AND open.seq IS NULL
      ) fresh
      WHERE item."batchId" = ${batchId}::uuid AND item.position = fresh.position`;
    await countDone(ctx, tx, batchId, added);
    return added;
  });
}

/** Gives every open execution of a batch the same result. Returns how many there were. */
export async function recordForRest(ctx: Pick<Ctx, "db" | "now">, batchId: string, result: ExecutionResult): Promise<number> {
  const text = JSON.stringify(result);
  return ctx.db.$transaction(async (tx) => {
    const done = await lockBatch(tx, batchId);
    if (done === null) return 0;
    const added = await tx.$executeRaw`
      UPDATE "ExecutionItem" item SET result = ${text}, request = NULL, seq = ${done}::int + rest.n::int
      FROM (
        SELECT position, row_number() OVER (ORDER BY position) AS n FROM "ExecutionItem" WHERE "batchId" = ${batchId}::uuid AND seq IS NULL
      ) rest
      WHERE item."batchId" = ${batchId}::uuid AND item.position = rest.position`;
    await countDone(ctx, tx, batchId, added);
    return added;
  });
}

/** Results so far; null when the batch is gone. The row stays locked until the transaction ends. */
async function lockBatch(tx: Tx, batchId: string): Promise<number | null> {
  const rows = await tx.$queryRaw<{ done: number }[]>`SELECT "doneCount" AS done FROM "ExecutionBatch" WHERE id = ${batchId}::uuid FOR UPDATE`;
  return rows[0]?.done ?? null;
}

async function countDone(ctx: Pick<Ctx, "now">, tx: Tx, batchId: string, added: number): Promise<void> {
  if (added === 0) return;
  await tx.$executeRaw`
    UPDATE "ExecutionBatch" SET "doneCount" = "doneCount" + ${added}::int,
      "finishedAt" = CASE WHEN "doneCount" + ${added}::int = total THEN ${ctx.now()}::timestamp ELSE "finishedAt" END
    WHERE id = ${batchId}::uuid`;
  await tx.$queryRaw`SELECT pg_notify(${EXECUTION_CHANNEL}, ${batchId})::text`;
}
