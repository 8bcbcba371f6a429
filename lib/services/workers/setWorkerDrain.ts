import { AppError } from "@/lib/core/errors";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";

/**
 * Asks a worker to finish what it has begun and to take no more jobs, or to take jobs again. It learns of it at its
 * next heartbeat, and ends only when its own host ends it. Idempotent.
 * Throws AppError unauthenticated, forbidden, or not_found.
 */
export async function setWorkerDrain({ ctx, input }: { ctx: Pick<Ctx, "db" | "actor" | "now">; input: { name: string; drain: boolean } }): Promise<{ name: string; drainAskedAt: string | null }> {
  requireAdmin(ctx.actor);
  return ctx.db.$transaction(async (tx) => {
    const worker = await tx.worker.findUnique({ where: { name: input.name }, select: { drainAskedAt: true } });
    if (!worker) throw new AppError("not_found", `there is no worker "${input.name}"`, { hint: "It may have ended; the list of workers says which there are." });
    if ((worker.drainAskedAt !== null) === input.drain) return { name: input.name, drainAskedAt: worker.drainAskedAt?.toISOString() ?? null };
    const drainAskedAt = input.drain ? ctx.now() : null;
    await tx.worker.update({ where: { name: input.name }, data: { drainAskedAt } });
    await audit(tx, ctx.actor, { action: input.drain ? "worker.drain" : "worker.resume", target: { kind: "worker", id: input.name, name: input.name } });
    return { name: input.name, drainAskedAt: drainAskedAt?.toISOString() ?? null };
  });
}
