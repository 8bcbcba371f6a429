import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { requireQueue } from "./requireQueue";

/** Lets workers take jobs of a queue again. Idempotent. Throws AppError unauthenticated, forbidden, or not_found for the queue. */
export async function resumeQueue({ ctx, input }: { ctx: Pick<Ctx, "db" | "queue" | "actor">; input: { queue: string } }): Promise<{ paused: false }> {
  requireAdmin(ctx.actor);
  await requireQueue(ctx, input.queue);
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.queuePause.deleteMany({ where: { queue: input.queue } });
    if (count > 0) await audit(tx, ctx.actor, { action: "queue.resume", target: { kind: "queue", name: input.queue } });
  });
  return { paused: false };
}
