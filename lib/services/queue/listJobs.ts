import type { JobList, JobView } from "@/lib/core/views/admin-queue";
import { requireAdmin } from "../accounts/access";
import type { Ctx } from "../context";
import type { JobFilterInput } from "@/lib/core/views/admin-queue";
import type { QueuedJob } from "./control";
import { describeJobs } from "./describeJobs";
import { requireQueue } from "./requireQueue";

export type ListJobsInput = JobFilterInput & { limit: number; cursor?: string | undefined };

/** Jobs of a queue, newest first, with what they are about. Throws AppError unauthenticated, forbidden, or not_found for the queue. */
export async function listJobs({ ctx, input }: { ctx: Pick<Ctx, "db" | "queue" | "actor">; input: ListJobsInput }): Promise<JobList> {
  requireAdmin(ctx.actor);
  await requireQueue(ctx, input.queue);
  const { queue, kind, state, limit, cursor } = input;
  const filter = { queue, kind, ...(state === undefined ? {} : { states: [state] }) };
  const rows = await ctx.queue.control.list(filter, { limit: limit + 1, cursor });
  const page = rows.slice(0, limit);
  const subjects = await describeJobs(ctx.db, page);
  return {
    jobs: page.map((job) => toView(job, subjects)),
    nextCursor: rows.length > limit ? (page.at(-1)?.cursor ?? null) : null,
  };
}

function toView(job: QueuedJob, subjects: Awaited<ReturnType<typeof describeJobs>>): JobView {
  const { id, queue, kind, state, priority, attempts, attemptLimit, message } = job;
  return {
    ...{ id, queue, kind, state, priority, attempts, attemptLimit, message },
    subject: subjects.get(id) ?? { text: "unknown", detail: null, href: null },
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
    nextTryAt: job.nextTryAt?.toISOString() ?? null,
  };
}
