import { AppError } from "@/lib/core/errors";
import { isOpenJob, OPEN_JOB_STATES } from "@/lib/core/job-states";
import type { CancelledJobs, JobSelection } from "@/lib/core/views/admin-queue";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { recordForRest } from "../executions/recordResults";
import type { JobFilter } from "./control";
import { endSubjects } from "./endSubjects";
import { idsOf } from "./jobTargets";
import { MAX_AT_ONCE } from "./limits";
import { requireQueue } from "./requireQueue";

/**
 * Cancels open jobs, those named or all that fit, and what they are for: what was accepted never ends with a part of
 * it missing. A sample's job ends its submission, a reference's its calibration, a part of a batch the batch, an
 * import's job the import; the other jobs of these are skipped when their turn comes. Throws AppError unauthenticated, forbidden, not_found for the queue, or conflict where there
 * is none to cancel.
 */
export async function cancelJobs({ ctx, input }: { ctx: Pick<Ctx, "db" | "queue" | "actor" | "now">; input: JobSelection & { reason: string } }): Promise<CancelledJobs> {
  requireAdmin(ctx.actor);
  await requireQueue(ctx, input.queue);
  const { queue, kind, state, ids, reason } = input;
  if (state !== undefined && !isOpenJob(state)) throw nothingOpen();
  const filter: JobFilter = { queue, kind, ids, states: state === undefined ? OPEN_JOB_STATES : [state] };
  const jobs = await ctx.queue.control.find(filter, MAX_AT_ONCE);
  if (jobs.length === 0) throw nothingOpen();
  const result = await ctx.db.$transaction(async (tx) => {
    const ended = await endSubjects(ctx, tx, jobs, reason);
    const cancelled = await ctx.queue.control.cancel(tx, queue, jobs.map(({ id }) => id));
    await audit(tx, ctx.actor, {
      action: "queue.cancel",
      target: { kind: "queue", name: queue, id: ids?.length === 1 ? ids[0] : undefined },
      reason,
      detail: { kind: kind ?? null, state: state ?? null, jobs: cancelled, ended: ended.slice(0, 50) },
    });
    return { cancelled, ended };
  });
  for (const id of idsOf(jobs, "batchId")) await recordForRest(ctx, id, { outcome: "failed", code: "cancelled", message: `An admin cancelled the batch: ${reason}` });
  return result;
}

function nothingOpen(): AppError {
  return new AppError("conflict", "There is no job to cancel: these have ended.", { hint: "Look at the list again; it may have changed meanwhile." });
}
