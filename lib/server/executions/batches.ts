import type { BatchRequest } from "@/lib/core/executions/request";
import type { BatchView } from "@/lib/core/executions/result";
import { env } from "@/lib/infra/env";
import { cancelBatch } from "@/lib/services/executions/cancelBatch";
import type { BatchSettings } from "@/lib/services/executions/createBatch";
import { findBatch, readBatch, requireBatch, type BatchId, type BatchPage } from "@/lib/services/executions/readBatch";
import { submitBatch } from "@/lib/services/executions/submitBatch";
import { getContext } from "../context";
import { executionNews } from "../infra";

/** Largest body of a request for executions. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** A notification may get lost: whoever waits looks again after so long. */
export const LOOK_AGAIN_MS = 1_000;

export function batchSettings(): BatchSettings {
  const { EXECUTION_ACCESS, EXECUTION_QUEUE_LIMIT, EXECUTION_RETENTION_HOURS } = env();
  return { access: EXECUTION_ACCESS, queueLimit: EXECUTION_QUEUE_LIMIT, retentionMs: EXECUTION_RETENTION_HOURS * 3_600_000 };
}

/** A batch as the verbs want it named. */
export function withAccess(id: string): BatchId {
  return { id, access: env().EXECUTION_ACCESS };
}

export async function submitExecutions(request: BatchRequest, idempotencyKey: string | null): Promise<BatchView> {
  return submitBatch({ ctx: await getContext(), input: { request, idempotencyKey, ...batchSettings() } });
}

/** The batch of that id; null for an id that is not a batch's. */
export async function batchOf(id: string): Promise<BatchView | null> {
  return findBatch({ ctx: await getContext(), input: withAccess(id) });
}

/** Gives up what is open. @returns the batch as it is then */
export async function cancelExecutions(id: string): Promise<BatchView> {
  const ctx = await getContext();
  await cancelBatch({ ctx, input: withAccess(id) });
  return requireBatch({ ctx, input: withAccess(id) });
}

export interface WaitOptions {
  id: string;
  after: number;
  /** Most time to wait for a first result after the cursor; 0 gives what is there. */
  waitMs: number;
  signal: AbortSignal;
}

/** Results after a cursor, at the latest when the wait is over. Throws AppError not_found. */
export async function waitForResults({ id, after, waitMs, signal }: WaitOptions): Promise<BatchPage> {
  const ctx = await getContext();
  const until = performance.now() + waitMs;
  const news = executionNews().subscribe(id);
  try {
    for (;;) {
      const page = await readBatch({ ctx, input: { ...withAccess(id), after } });
      const left = until - performance.now();
      if (page.results.length > 0 || page.batch.finishedAt !== null || left <= 0 || signal.aborted) return page;
      await news.next(Math.min(left, LOOK_AGAIN_MS), signal);
    }
  } finally {
    news.close();
  }
}

/** `BatchPage` as JSON text; the results in it are JSON text already. */
export function pageJson({ batch, results, cursor }: BatchPage): string {
  const lines = results.map(({ index, result }) => `{"index":${index},${result.slice(1)}`);
  return `{"batch":${JSON.stringify(batch)},"results":[${lines.join(",")}],"cursor":${cursor}}`;
}
