import pLimit, { type LimitFunction } from "p-limit";
import type { JobResult, JobWithMetadata, PgBoss } from "pg-boss";
import type { Logger } from "@/lib/infra/logger";

/** How one attempt at a job ended. `again`: not done and not its fault (the worker drains). */
export type Outcome = { status: "done"; note?: string } | { status: "again"; reason: string };

export interface Attempt<Data> {
  data: Data;
  /** 1 for the first try. */
  number: number;
  /** True when the queue will not try again after this one. */
  isLast: boolean;
  /** Aborted when the lease is lost or the worker has to stop now. */
  signal: AbortSignal;
  /** Aborted when nothing more is to be begun: the worker drains, or the queue was closed to it. */
  leaving: AbortSignal;
}

export interface ConsumerOptions<Data> {
  boss: PgBoss;
  queue: string;
  /** Jobs handled side by side. */
  concurrency: number;
  /** Jobs fetched at once; each fetch that comes back full is followed by the next without a pause. */
  batchSize: number;
  /** Loops side by side, each with a batch of its own; default 1. */
  loops?: number;
  /** A batch that is done is followed by the next fetch without a pause, whether it came back full or not. */
  eager?: boolean;
  /** Takes only jobs of at least this priority. */
  minPriority?: number;
  parse: (data: unknown) => Data;
  handle: (attempt: Attempt<Data>) => Promise<Outcome>;
  log: Logger;
  /** Set when the worker drains: jobs of the batch that have not begun go back to the queue. */
  draining: AbortSignal;
  /** Whether jobs are taken from the start; default true. */
  open?: boolean;
  /** Ends what is running. */
  stopNow: AbortSignal;
}

/** Queues that notify are asked now and then only, in case a notification was lost. */
const POLLING = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 } as const;

/** What takes jobs from one queue. */
export interface Consumer {
  /**
   * Takes jobs, or takes none any more: what is being handled goes on to its end, what was fetched and not begun goes
   * back to the queue. Resolves when it is so.
   */
  setOpen(open: boolean): Promise<void>;
}

/**
 * The one loop of every worker: fetch, handle, settle. It knows nothing about jobs; what is specific comes in.
 * Leases, heartbeats and retries are pg-boss's; a job whose handler throws goes back to the queue, later and later.
 */
export async function consume<Data extends object>(options: ConsumerOptions<Data>): Promise<Consumer> {
  const limit = pLimit(options.concurrency);
  const oneChangeAtATime = pLimit(1);
  let loops: string[] = [];
  let closed = new AbortController();
  const change = async (open: boolean): Promise<void> => {
    if (open === loops.length > 0) return;
    if (open) {
      closed = new AbortController();
      const leaving = AbortSignal.any([options.draining, closed.signal]);
      for (let started = 0; started < (options.loops ?? 1); started++) loops.push(await startLoop(options, limit, leaving));
    } else {
      closed.abort();
      const ended = loops;
      loops = [];
      await Promise.all(ended.map((id) => options.boss.offWork(options.queue, { id, wait: false })));
    }
  };
  const consumer: Consumer = { setOpen: (open) => oneChangeAtATime(() => change(open)) };
  await consumer.setOpen(options.open ?? true);
  return consumer;
}

async function startLoop<Data extends object>(options: ConsumerOptions<Data>, limit: LimitFunction, leaving: AbortSignal): Promise<string> {
  const { batchSize, minPriority } = options;
  const which = { batchSize, burstWhenBatchFull: batchSize > 1, ...(minPriority !== undefined && { minPriority }) };
  let id = "";
  id = await options.boss.work(
    options.queue,
    { ...which, ...POLLING, perJobResults: true, includeMetadata: true },
    async (jobs: JobWithMetadata<object>[]): Promise<JobResult[]> => {
      if (options.eager && !leaving.aborted) options.boss.notifyWorker(id);
      return Promise.all(jobs.map((job) => limit(() => settle(options, job, leaving))));
    },
  );
  return id;
}

async function settle<Data>(options: ConsumerOptions<Data>, job: JobWithMetadata<object>, leaving: AbortSignal): Promise<JobResult> {
  if (leaving.aborted) return failed(job.id, "the worker takes no more jobs");
  try {
    const outcome = await options.handle({
      data: options.parse(job.data),
      number: job.retryCount + 1,
      isLast: job.retryCount >= job.retryLimit,
      signal: AbortSignal.any([job.signal, options.stopNow]),
      leaving,
    });
    return outcome.status === "done" ? { id: job.id, status: "completed", output: { note: outcome.note ?? null } } : failed(job.id, outcome.reason);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const about = { queue: options.queue, job: job.id };
    // Cut short on purpose: no fault, and no stack.
    if (options.stopNow.aborted) options.log.info({ ...about, reason }, "a job goes back to the queue, since the worker stops");
    else options.log.error({ err: error, ...about, attempt: job.retryCount + 1 }, "a job failed and goes back to the queue");
    return failed(job.id, reason);
  }
}

function failed(id: string, message: string): JobResult {
  return { id, status: "failed", output: { message } };
}
