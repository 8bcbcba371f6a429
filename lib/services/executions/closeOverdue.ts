import type { FailedResult } from "@/lib/core/executions/result";
import type { Ctx } from "../context";
import { recordForRest } from "./recordResults";

/** What every execution gets that has no result at the deadline of its batch. */
export const PAST_DEADLINE: FailedResult = {
  outcome: "failed",
  code: "deadline_exceeded",
  message: "The deadline of the batch passed before this execution was done.",
  hint: "Send it again, in smaller batches or with a longer deadline.",
};

/** Closes the open executions of one batch whose deadline has passed, or of all such batches. Returns how many. */
export async function closeOverdue({ ctx, input }: { ctx: Pick<Ctx, "db" | "now">; input: { batchId?: string } }): Promise<number> {
  const overdue = await ctx.db.executionBatch.findMany({
    where: { finishedAt: null, deadlineAt: { lte: ctx.now() }, ...(input.batchId === undefined ? {} : { id: input.batchId }) },
    select: { id: true },
  });
  let closed = 0;
  for (const { id } of overdue) closed += await recordForRest(ctx, id, PAST_DEADLINE);
  return closed;
}
