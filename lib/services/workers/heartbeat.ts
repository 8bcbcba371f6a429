import type { Language } from "@/lib/core/problem";
import type { Ctx } from "../context";

export interface WorkerState {
  name: string;
  kind: "judge";
  /** Of python3. */
  profileHash: string | null;
  /** Hashes of the profiles of all languages that it can measure now, python3 among them. */
  profiles: string[];
  /** Why it cannot measure programs in a language now, in words. */
  unavailable: Partial<Record<Language, string>>;
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
