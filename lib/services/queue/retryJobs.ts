import { AppError } from "@/lib/core/errors";
import type { JobState } from "@/lib/core/job-states";
import type { JobSelection } from "@/lib/core/views/admin-queue";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { requireQueue } from "./requireQueue";
import { MAX_AT_ONCE } from "./limits";

const RETRIABLE: readonly JobState[] = ["failed", "cancelled", "retrying"];

/**
 * Puts failed, cancelled and waiting-to-be-retried jobs up for a try at once: those named, or all that fit.
 * Throws AppError unauthenticated, forbidden, not_found for the queue, or conflict where there is none to retry.
 */
export async function retryJobs({ ctx, input }: { ctx: Pick<Ctx, "db" | "queue" | "actor">; input: JobSelection }): Promise<{ retried: number }> {
  requireAdmin(ctx.actor);
  await requireQueue(ctx, input.queue);
  const { queue, kind, state, ids } = input;
  const states = state === undefined ? RETRIABLE : RETRIABLE.filter((each) => each === state);
  const jobs = await ctx.queue.control.find({ queue, kind, states, ids }, MAX_AT_ONCE);
  if (jobs.length === 0) {
    throw new AppError("conflict", "There is no job to retry: what waits or runs needs no retry, and what is done is not done again.", {
      hint: "Look at the list again; it may have changed meanwhile.",
    });
  }
  return ctx.db.$transaction(async (tx) => {
    const retried = await ctx.queue.control.retry(tx, queue, jobs);
    await audit(tx, ctx.actor, { action: "queue.retry", target: { kind: "queue", name: queue, id: ids?.length === 1 ? ids[0] : undefined }, detail: { kind: kind ?? null, state: state ?? null, jobs: retried } });
    return { retried };
  });
}
