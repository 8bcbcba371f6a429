import type { BatchRequest } from "@/lib/core/executions/request";
import type { BatchView } from "@/lib/core/executions/result";
import { sha256Hex } from "@/lib/core/hash";
import { requireExecutionAccess } from "../accounts/access";
import type { Ctx } from "../context";
import { createBatch, findByKey, type BatchSettings } from "./createBatch";
import { resolveExecutions } from "./resolveExecutions";

export interface SubmitBatchInput extends BatchSettings {
  request: BatchRequest;
  /** A repeated key gives the first call's batch back. */
  idempotencyKey: string | null;
}

/**
 * Accepts a batch of executions, all of it or nothing. Throws AppError invalid_input with every execution at fault,
 * rate_limited when the queue has no room, conflict when the key was used for another request.
 */
export async function submitBatch({ ctx, input }: { ctx: Ctx; input: SubmitBatchInput }): Promise<BatchView> {
  requireExecutionAccess(ctx.actor, input.access);
  const { request, ...rest } = input;
  const requestHash = await sha256Hex(JSON.stringify(request));
  const earlier = await findByKey(ctx, { ...rest, requestHash });
  if (earlier) return earlier;
  const executions = await resolveExecutions({ ctx, input: request });
  return createBatch({ ctx, input: { ...rest, kind: "batch", executions, deadlineMs: request.deadlineSeconds * 1000, requestHash } });
}
