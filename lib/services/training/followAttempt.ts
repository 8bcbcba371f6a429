import type { LauncherKind, LaunchHandle } from "@/lib/core/training";
import { launchHandleSchema } from "@/lib/core/training";
import { ACTIVE_TRAINING_STATES } from "@/lib/core/views/training";
import type { TrainingRun } from "@/lib/generated/prisma/client";
import type { Ctx } from "../context";

type FollowCtx = Pick<Ctx, "db" | "now">;
interface AttemptId {
  runId: string;
  attempt: number;
}

const present = ({ runId, attempt }: AttemptId) => ({ id: runId, attempt });

/** Writes down what a launched attempt is found by again. */
export async function recordLaunch({ ctx, input }: { ctx: FollowCtx; input: AttemptId & { handle: LaunchHandle } }): Promise<void> {
  await ctx.db.trainingRun.updateMany({ where: present(input), data: { handle: input.handle, lookedAt: ctx.now() } });
}

/** Says what is being done for a run that is launched. */
export async function tellProgress({ ctx, input }: { ctx: FollowCtx; input: AttemptId & { progress: string } }): Promise<void> {
  await ctx.db.trainingRun.updateMany({ where: { ...present(input), state: "starting" }, data: { stateReason: input.progress } });
}

export interface Followed {
  run: TrainingRun;
  handle: LaunchHandle;
}

/** Attempts that were launched and whose end is not settled yet, whatever their run's state. */
export async function followedAttempts({ ctx, input }: { ctx: Pick<Ctx, "db">; input: { launchers: readonly LauncherKind[] } }): Promise<Followed[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`SELECT id FROM "TrainingRun" WHERE handle IS NOT NULL AND launcher = ANY(${[...input.launchers]}::text[])`;
  const runs = await ctx.db.trainingRun.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, orderBy: { id: "asc" } });
  return runs.flatMap((run) => (run.handle === null ? [] : [{ run, handle: launchHandleSchema.parse(run.handle) }]));
}

/** How many runs each launcher has under way. */
export async function launchedRuns({ ctx }: { ctx: Pick<Ctx, "db"> }): Promise<Map<LauncherKind, number>> {
  const rows = await ctx.db.$queryRaw<{ launcher: LauncherKind; count: bigint }[]>`
    SELECT launcher, count(*) AS count FROM "TrainingRun"
    WHERE handle IS NOT NULL OR state = ANY(${[...ACTIVE_TRAINING_STATES]}::text[]) GROUP BY launcher`;
  return new Map(rows.map(({ launcher, count }) => [launcher, Number(count)]));
}

/** The attempt was seen to run: a run that was taken for lost is found again. */
export async function recordSighting({ ctx, input }: { ctx: FollowCtx; input: AttemptId & { log: { text: string; isWhole: boolean } | null } }): Promise<void> {
  const { log } = input;
  await ctx.db.trainingRun.updateMany({ where: present(input), data: { lookedAt: ctx.now(), ...(log !== null && { logTail: log.text, isLogWhole: log.isWhole }) } });
  await ctx.db.trainingRun.updateMany({ where: { ...present(input), state: "lost" }, data: { state: "running", stateReason: null, finishedAt: null } });
}

/** Nobody has seen the attempt for too long. What it still reports is taken in, and it may be found again. */
export async function loseAttempt({ ctx, input }: { ctx: FollowCtx; input: AttemptId & { reason: string } }): Promise<boolean> {
  const { count } = await ctx.db.trainingRun.updateMany({
    where: { ...present(input), state: { in: [...ACTIVE_TRAINING_STATES] } },
    data: { state: "lost", stateReason: input.reason, finishedAt: ctx.now() },
  });
  return count > 0;
}
