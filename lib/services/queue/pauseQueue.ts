import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { actorName } from "../accounts/audit";
import { requireQueue } from "./requireQueue";

/**
 * Pauses a queue: within a heartbeat workers take no more jobs of it, and what they have begun they finish.
 * Idempotent: the first pause and its reason stay. Throws AppError unauthenticated, forbidden, or not_found for the queue.
 */
export async function pauseQueue({ ctx, input }: { ctx: Pick<Ctx, "db" | "queue" | "actor" | "now">; input: { queue: string; reason: string } }): Promise<{ paused: true }> {
  requireAdmin(ctx.actor);
  await requireQueue(ctx, input.queue);
  const { queue, reason } = input;
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.queuePause.createMany({ data: [{ queue, reason, pausedBy: actorName(ctx.actor), pausedAt: ctx.now() }], skipDuplicates: true });
    if (count > 0) await audit(tx, ctx.actor, { action: "queue.pause", target: { kind: "queue", name: queue }, reason });
  });
  return { paused: true };
}
