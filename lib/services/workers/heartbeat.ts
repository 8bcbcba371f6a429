import type { Ctx } from "../context";

export interface WorkerState {
  name: string;
  kind: "judge";
  profileHash: string | null;
  state: "idle" | "busy" | "draining" | "waiting";
  /** What it does or waits for, in words. */
  detail: string | null;
}

/** Says that a worker lives and what it does. */
export async function heartbeatWorker({ ctx, input }: { ctx: Ctx; input: WorkerState }): Promise<void> {
  const { name, ...rest } = input;
  const heartbeatAt = ctx.now();
  await ctx.db.worker.upsert({
    where: { name },
    create: { name, ...rest, startedAt: heartbeatAt, heartbeatAt },
    update: { ...rest, heartbeatAt },
  });
}

/** Takes a worker that ends off the list. */
export async function removeWorker({ ctx, input }: { ctx: Ctx; input: { name: string } }): Promise<void> {
  await ctx.db.worker.deleteMany({ where: { name: input.name } });
}
