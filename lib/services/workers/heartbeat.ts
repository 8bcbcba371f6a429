import type { Language } from "@/lib/core/problem";
import type { Capacity } from "@/lib/core/training";
import type { Drift } from "@/lib/core/views/admin-workers";
import type { Ctx } from "../context";

export interface WorkerState {
  name: string;
  kind: "judge" | "generate" | "train";
  /** Measuring slots; of a generate worker the steps that it works on side by side; of a train worker its runs. */
  slots?: number;
  /** Of python3. */
  profileHash: string | null;
  /** Hashes of the profiles of all languages that it can measure now, python3 among them. */
  profiles: string[];
  /** Why it cannot measure programs in a language now, in words. */
  unavailable: Partial<Record<Language, string>>;
  /** The yardstick's last readings. */
  drift?: Drift;
  /** Of a train worker: what its launchers have. */
  capacity?: Capacity[];
  state: "idle" | "busy" | "draining" | "waiting";
  /** What it does or waits for, in words. */
  detail: string | null;
  waitingSince?: Date | null;
}

/** What admins ask of a worker at present. */
export interface WorkerOrders {
  /** Finish what is being done and take no more. */
  drain: boolean;
  /** Queues of which nobody takes jobs. */
  pausedQueues: ReadonlySet<string>;
}

/** Says that a worker lives and what it does, and learns what is asked of it. */
export async function heartbeatWorker({ ctx, input }: { ctx: Pick<Ctx, "db" | "now">; input: WorkerState }): Promise<WorkerOrders> {
  const { name, ...rest } = input;
  const heartbeatAt = ctx.now();
  const { drainAskedAt } = await ctx.db.worker.upsert({
    where: { name },
    create: { name, ...rest, startedAt: heartbeatAt, heartbeatAt },
    update: { ...rest, heartbeatAt },
    select: { drainAskedAt: true },
  });
  const paused = await ctx.db.queuePause.findMany({ select: { queue: true } });
  return { drain: drainAskedAt !== null, pausedQueues: new Set(paused.map(({ queue }) => queue)) };
}

/** Takes a worker that ends off the list. */
export async function removeWorker({ ctx, input }: { ctx: Pick<Ctx, "db">; input: { name: string } }): Promise<void> {
  await ctx.db.worker.deleteMany({ where: { name: input.name } });
}
