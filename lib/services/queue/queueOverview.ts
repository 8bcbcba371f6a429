import { OPEN_JOB_STATES, JOB_STATES, type JobState } from "@/lib/core/job-states";
import type { QueueKind, QueueOverview, QueueView } from "@/lib/core/views/admin-queue";
import { requireAdmin } from "../accounts/access";
import type { Ctx } from "../context";
import { isLiving } from "../workers/livingWorkers";
import type { JobCount, QueueInfo } from "./control";

const HOUR_SECONDS = 3600;
/** The queue that generate workers take jobs from; judge workers take those of all others. */
const GENERATING = "generate";

/** Every queue with its jobs by kind and state, how fast they are done and how long the rest will take. Throws AppError unauthenticated or forbidden. */
export async function queueOverview({ ctx }: { ctx: Pick<Ctx, "db" | "queue" | "actor" | "now"> }): Promise<QueueOverview> {
  requireAdmin(ctx.actor);
  const [infos, counts, pauses, workers] = await Promise.all([
    ctx.queue.control.queues(),
    ctx.queue.control.counts(),
    ctx.db.queuePause.findMany(),
    ctx.db.worker.findMany({ where: isLiving(ctx), select: { kind: true } }),
  ]);
  const isWorkedOn = (queue: string) => workers.some(({ kind }) => kind === (queue === GENERATING ? "generate" : "judge"));
  const queues = infos.map((info): QueueView => {
    const pause = pauses.find(({ queue }) => queue === info.name);
    return {
      name: info.name,
      paused: pause ? { at: pause.pausedAt.toISOString(), by: pause.pausedBy, reason: pause.reason } : null,
      keepsDoneSeconds: info.keepsDoneSeconds,
      kinds: kindsOf(info, counts, pause === undefined && isWorkedOn(info.name)),
    };
  });
  return { queues: queues.sort((a, b) => a.name.localeCompare(b.name)), livingWorkers: workers.length };
}

function kindsOf(info: QueueInfo, counts: readonly JobCount[], runs: boolean): QueueKind[] {
  const own = counts.filter(({ queue }) => queue === info.name);
  const names = [...new Set(own.map(({ kind }) => kind))].sort();
  return names.map((kind) => kindOf(kind, info, own.filter((row) => row.kind === kind), runs));
}

function kindOf(kind: string, info: QueueInfo, rows: readonly JobCount[], runs: boolean): QueueKind {
  const countOf = (state: JobState) => rows.find((row) => row.state === state)?.count ?? 0;
  const waiting = rows.filter(({ state }) => state === "waiting" || state === "retrying").map(({ oldestCreatedAt }) => oldestCreatedAt.getTime());
  const keptSeconds = Math.min(HOUR_SECONDS, Math.max(1, info.keepsDoneSeconds));
  const donePerHour = ((rows.find(({ state }) => state === "done")?.endedLastHour ?? 0) * HOUR_SECONDS) / keptSeconds;
  const open = OPEN_JOB_STATES.reduce((sum, state) => sum + countOf(state), 0);
  return {
    kind,
    counts: Object.fromEntries(JOB_STATES.map((state) => [state, countOf(state)])) as QueueKind["counts"],
    oldestAt: waiting.length === 0 ? null : new Date(Math.min(...waiting)).toISOString(),
    donePerHour,
    secondsLeft: runs && open > 0 && donePerHour > 0 ? Math.ceil((open / donePerHour) * HOUR_SECONDS) : null,
  };
}
