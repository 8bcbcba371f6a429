import pLimit from "p-limit";
import { AppError, isAppError } from "@/lib/core/errors";
import type { StoredExecution } from "@/lib/core/executions/request";
import type { ExecutionResult } from "@/lib/core/executions/result";
import type { ExecutionJob } from "@/lib/core/jobs";
import type { Sandbox } from "@/lib/core/measurement";
import type { Ctx } from "@/lib/services/context";
import { PAST_DEADLINE } from "@/lib/services/executions/closeOverdue";
import { executeItem, type ExecutionPlace } from "@/lib/services/executions/executeItem";
import { isBatchOpen } from "@/lib/services/executions/isBatchOpen";
import { loadChunk } from "@/lib/services/executions/loadChunk";
import { createLibraryCheck } from "@/lib/services/executions/missingLibraries";
import { recordResults } from "@/lib/services/executions/recordResults";
import { loadJudgedProblem } from "@/lib/services/judging/loadJudgingTask";
import { hostSpeed } from "@/lib/services/judging/hostSpeed";
import { withPatience } from "@/lib/services/judging/patience";
import type { JudgeWorker } from "../judging/judgeJob";
import { createCache } from "../judging/problemCache";
import type { Attempt, Outcome } from "../loop";
import { createResultBuffer } from "./resultBuffer";

export interface ExecutionWorker {
  ctx: Ctx;
  sandbox: Sandbox;
  workerName: string;
  patience: JudgeWorker["patience"];
}

const CACHED_PROBLEMS = 16;
/** Whether a batch was cancelled meanwhile is asked so often. */
const LOOK_EVERY_MS = 1_000;
/** More than there are slots: while one program is measured the next one's problem is read. */
const LANES_BESIDE_SLOTS = 1;

/** The handler of execution jobs: runs what is open of its part of a batch and stores each result as it comes. */
export function createExecutionHandler(worker: ExecutionWorker): (attempt: Attempt<ExecutionJob>) => Promise<Outcome> {
  const { ctx, sandbox, workerName } = worker;
  const place: ExecutionPlace = {
    sandbox,
    workerName,
    loadProblem: createCache(CACHED_PROBLEMS, (problemId: string) => loadJudgedProblem({ ctx, input: { problemId } })),
    missingLibraries: createLibraryCheck(sandbox),
  };
  return async ({ data: job, signal, leaving }) => {
    const chunk = await loadChunk({ ctx, input: job });
    if (chunk === null) return { status: "done", note: "nothing open" };
    const deadline = deadlineSignal(chunk.deadlineAt.getTime() - ctx.now().getTime());
    const closed = new AbortController();
    const unwatch = whenClosed(ctx, job.batchId, () => closed.abort());
    const results = createResultBuffer(async (fresh) => {
      const added = await recordResults({ ctx, input: { batchId: job.batchId, results: fresh } });
      if (added === 0) closed.abort();
    });
    const limit = pLimit(sandbox.slots() + LANES_BESIDE_SLOTS);
    const stop = AbortSignal.any([signal, deadline.signal, closed.signal]);
    let left = 0;
    try {
      await Promise.all(
        chunk.items.map(({ position, execution }) =>
          limit(async () => {
            const result = leaving.aborted || closed.signal.aborted ? null : await resultOf(worker, place, execution, { stop, deadline: deadline.signal });
            if (result === null) left += 1;
            else results.add({ position, result });
          }),
        ),
      );
    } finally {
      deadline.clear();
      unwatch();
      await results.drain();
    }
    if (closed.signal.aborted) return { status: "done", note: "closed by others meanwhile" };
    return left === 0 ? { status: "done", note: `${chunk.items.length} executions` } : { status: "again", reason: `the worker takes no more; ${left} executions are left` };
  };
}

/** The result of one execution, whatever happens; null when the worker has to stop before there is one. */
async function resultOf(
  { sandbox, patience }: ExecutionWorker,
  place: ExecutionPlace,
  execution: StoredExecution,
  { stop, deadline }: { stop: AbortSignal; deadline: AbortSignal },
): Promise<ExecutionResult | null> {
  const attempt = () => executeItem(place, { execution, signal: stop });
  try {
    return await withPatience({ ...patience, hostSpeed: () => hostSpeed(sandbox, stop), attempt, signal: stop });
  } catch (error) {
    if (deadline.aborted) return PAST_DEADLINE;
    if (stop.aborted) return null;
    if (!isAppError(error)) throw error;
    return { outcome: "failed", code: error.code, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) };
  }
}

/** Calls back once nobody waits for the batch any more, which its runs would not notice before their time limits. */
function whenClosed(ctx: Ctx, batchId: string, callback: () => void): () => void {
  const look = async () => {
    if (!(await isBatchOpen({ ctx, input: { id: batchId } }))) callback();
  };
  // A database that is away is told of when results are written.
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Aborts after so long; `clear` ends the waiting. */
function deadlineSignal(ms: number): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort(new AppError("deadline_exceeded", PAST_DEADLINE.message));
  const timer = setTimeout(abort, Math.max(0, ms));
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}
