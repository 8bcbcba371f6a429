import { EXECUTION_PRIORITY, executionJobSchema } from "@/lib/core/jobs";
import { EXECUTION_QUEUE } from "@/lib/infra/queue/boss";
import { batchesInQueue } from "@/lib/infra/queue/liveJobs";
import { tidyBatches } from "@/lib/services/executions/tidyBatches";
import { consume, type Consumer, type ConsumerOptions } from "../loop";
import { createExecutionHandler, type ExecutionWorker } from "./executionJob";

type Shared = Pick<ConsumerOptions<object>, "boss" | "log" | "draining" | "stopNow" | "open">;

/** One job more than there are slots is at work, so that no slot waits while results are stored and jobs fetched. */
const LOOPS_BESIDE_SLOTS = 1;

/** Takes execution jobs from the queue until the worker drains. `during` counts the worker as busy meanwhile. */
export async function consumeExecutions(
  shared: Shared,
  worker: ExecutionWorker,
  during: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Promise<Consumer> {
  const handle = createExecutionHandler(worker);
  const common = { ...shared, queue: EXECUTION_QUEUE, batchSize: 1, eager: true, parse: (data: unknown) => executionJobSchema.parse(data) };
  const loops = worker.sandbox.slots() + LOOPS_BESIDE_SLOTS;
  const take = (count: number, minPriority?: number) =>
    consume({ ...common, loops: count, concurrency: count, ...(minPriority !== undefined && { minPriority }), handle: (attempt) => during(() => handle(attempt)) });
  // Who waits for one program does not wait for the parts of batches that are at work.
  const both = [await take(loops), await take(loops, EXECUTION_PRIORITY.single)];
  return { setOpen: async (open) => void (await Promise.all(both.map((consumer) => consumer.setOpen(open)))) };
}

/** Looks after batches whose deadline passed, whose jobs were lost, or whose time is over. */
export async function lookAfterBatches({ boss, log }: Pick<Shared, "boss" | "log">, ctx: ExecutionWorker["ctx"]): Promise<void> {
  const tidied = await tidyBatches({ ctx, input: { queued: await batchesInQueue(boss) } });
  if (tidied.requeued > 0) log.warn(tidied, "put batches of executions back that had got lost");
}
