import { executionJobSchema } from "@/lib/core/jobs";
import { EXECUTION_QUEUE } from "@/lib/infra/queue/boss";
import { batchesInQueue } from "@/lib/infra/queue/liveJobs";
import { tidyBatches } from "@/lib/services/executions/tidyBatches";
import { consume, type ConsumerOptions } from "../loop";
import { createExecutionHandler, type ExecutionWorker } from "./executionJob";

type Shared = Pick<ConsumerOptions<object>, "boss" | "log" | "draining" | "stopNow">;

/** One job more than there are slots is at work, so that no slot waits while results are stored and jobs fetched. */
const LOOPS_BESIDE_SLOTS = 1;

/** Takes execution jobs from the queue until the worker drains. `during` counts the worker as busy meanwhile. */
export async function consumeExecutions(
  shared: Shared,
  worker: Omit<ExecutionWorker, "draining">,
  during: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Promise<void> {
  const loops = worker.sandbox.slots() + LOOPS_BESIDE_SLOTS;
  const handle = createExecutionHandler({ ...worker, draining: shared.draining });
  await consume({
    ...shared,
    queue: EXECUTION_QUEUE,
    concurrency: loops,
    batchSize: 1,
    loops,
    eager: true,
    parse: (data) => executionJobSchema.parse(data),
    handle: (attempt) => during(() => handle(attempt)),
  });
}

/** Looks after batches whose deadline passed, whose jobs were lost, or whose time is over. */
export async function lookAfterBatches({ boss, log }: Pick<Shared, "boss" | "log">, ctx: ExecutionWorker["ctx"]): Promise<void> {
  const tidied = await tidyBatches({ ctx, input: { queued: await batchesInQueue(boss) } });
  if (tidied.requeued > 0) log.warn(tidied, "put batches of executions back that had got lost");
}
