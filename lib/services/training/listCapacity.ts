import { capacitySchema, LAUNCHERS, type Capacity, type LauncherKind } from "@/lib/core/training";
import type { CapacityList } from "@/lib/core/views/training";
import { requireAdmin } from "../accounts/access";
import type { ReadCtx } from "../context";
import { isLiving } from "../workers/livingWorkers";

/** What each launcher has, as the living train workers see it; of two that know one, who can use it. Throws AppError unauthenticated, forbidden. */
export async function listCapacity({ ctx }: { ctx: ReadCtx; input?: object }): Promise<CapacityList> {
  requireAdmin(ctx.actor);
  const { found, at } = await look(ctx);
  const launchers = LAUNCHERS.map((launcher) => found.get(launcher) ?? none(launcher, at === null ? "No train worker runs at the moment." : "The train worker does not know this launcher."));
  return { launchers, at: at?.toISOString() ?? null };
}

/** What one launcher has; null where no worker says. */
export async function findCapacity(ctx: Pick<ReadCtx, "db" | "now">, launcher: LauncherKind): Promise<Capacity | null> {
  return (await look(ctx)).found.get(launcher) ?? null;
}

async function look(ctx: Pick<ReadCtx, "db" | "now">): Promise<{ found: Map<LauncherKind, Capacity>; at: Date | null }> {
  const workers = await ctx.db.worker.findMany({ where: { kind: "train", ...isLiving(ctx) }, select: { capacity: true, heartbeatAt: true }, orderBy: { heartbeatAt: "desc" } });
  const found = new Map<LauncherKind, Capacity>();
  for (const capacity of workers.flatMap((worker) => capacitySchema.array().parse(worker.capacity))) {
    if (!found.get(capacity.launcher)?.isAvailable) found.set(capacity.launcher, capacity);
  }
  return { found, at: workers[0]?.heartbeatAt ?? null };
}

function none(launcher: LauncherKind, reason: string): Capacity {
  return { launcher, isAvailable: false, reason, cpus: null, memoryBytes: null, gpus: [] };
}
