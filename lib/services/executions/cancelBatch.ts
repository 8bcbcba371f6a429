import type { FailedResult } from "@/lib/core/executions/result";
import type { ReadCtx } from "../context";
import { requireBatch, type BatchId } from "./readBatch";
import { recordForRest } from "./recordResults";

const CANCELLED: FailedResult = { outcome: "failed", code: "cancelled", message: "The batch was cancelled before this execution was done." };

/**
 * Gives up what is still open in a batch; results that are there stay. Returns how many were given up. Throws AppError
 * not_found, also for a batch of somebody else.
 */
export async function cancelBatch({ ctx, input }: { ctx: ReadCtx; input: BatchId }): Promise<number> {
  await requireBatch({ ctx, input });
  return recordForRest(ctx, input.id, CANCELLED);
}
