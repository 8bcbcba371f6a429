import os from "node:os";
import { requireExecutionAccess } from "../accounts/access";
import type { ReadCtx } from "../context";
import { isLiving } from "../workers/livingWorkers";
import { countOpen, type BatchSettings } from "./createBatch";

/** The fields of the original's `GET /status`. */
export interface ServiceStatus {
  max_queue_size: number;
  current_queue_size: number;
  /** Null: results are bounded by time, not by number. */
  max_result_cache_size: null;
  current_result_cache_size: number;
  number_of_worker: number;
  /** Of each worker, whether it is idle. */
  worker_status: boolean[];
  /** Of the host, GiB. */
  memory_usage: { total: number; used_gb: number; available: number; percent: number };
}

const GIB = 1024 ** 3;

/**
 * What the original's clients look at before they send more. Throws AppError unauthenticated or forbidden where
 * executions are not open to the actor.
 */
export async function serviceStatus({ ctx, input }: { ctx: ReadCtx; input: Pick<BatchSettings, "access" | "queueLimit"> }): Promise<ServiceStatus> {
  requireExecutionAccess(ctx.actor, input.access);
  const [open, kept, workers] = await Promise.all([
    countOpen(ctx, ctx.db),
    ctx.db.executionBatch.count({ where: { kind: "monolith", finishedAt: { not: null } } }),
    ctx.db.worker.findMany({ where: { kind: "judge", ...isLiving(ctx) }, select: { state: true }, orderBy: { name: "asc" } }),
  ]);
  const total = os.totalmem();
  const free = os.freemem();
  return {
    max_queue_size: input.queueLimit,
    current_queue_size: open,
    max_result_cache_size: null,
    current_result_cache_size: kept,
    number_of_worker: workers.length,
    worker_status: workers.map(({ state }) => state === "idle"),
    memory_usage: { total: total / GIB, used_gb: (total - free) / GIB, available: free / GIB, percent: Math.round(((total - free) / total) * 1000) / 10 },
  };
}
