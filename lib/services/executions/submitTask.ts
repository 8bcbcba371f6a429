import { toExecution, type ExecuteRequest } from "@/lib/core/executions/monolith";
import type { BatchView } from "@/lib/core/executions/result";
import { sha256Hex } from "@/lib/core/hash";
import { requireExecutionAccess } from "../accounts/access";
import type { Ctx } from "../context";
import { createBatch, type BatchSettings } from "./createBatch";

/** Time that a task of the original's API may wait in the queue, beside the time that its program has. */
const QUEUE_PATIENCE_MS = 10 * 60_000;

/** Accepts one task of the original's API: a batch of one program. Throws AppError rate_limited when there is no room. */
export async function submitTask({ ctx, input }: { ctx: Ctx; input: BatchSettings & { request: ExecuteRequest } }): Promise<BatchView> {
  requireExecutionAccess(ctx.actor, input.access);
  const { request, ...settings } = input;
  const execution = toExecution(request);
  const requestHash = await sha256Hex(JSON.stringify(execution));
  const deadlineMs = QUEUE_PATIENCE_MS + execution.limits.totalWallMs;
  return createBatch({ ctx, input: { ...settings, kind: "monolith", executions: [execution], deadlineMs, idempotencyKey: null, requestHash } });
}
