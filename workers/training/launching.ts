import { setTimeout as delay } from "node:timers/promises";
import { isAppError, type AppError, type ErrorCode } from "@/lib/core/errors";
import type { Conclusion, Launcher, LauncherKind } from "@/lib/core/training";
import { readLaunch, trainingFolder } from "@/lib/infra/training";
import { claimTraining, type ClaimedRun } from "@/lib/services/training/claimTraining";
import { launchedRuns, recordLaunch, tellProgress } from "@/lib/services/training/followAttempt";
import { settleAttempt } from "@/lib/services/training/settleAttempt";
import type { Desk } from "./desk";
import { attemptEnvironment, prepareFolder } from "./prepare";

/** What passes by itself. */
const PASSING: readonly ErrorCode[] = ["upstream_unavailable", "sandbox_unavailable", "database_unavailable", "rate_limited"];
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/** Takes one waiting run, where a launcher has room, and launches it. Returns whether there was one. */
export async function launchNext(desk: Desk, signal: AbortSignal): Promise<boolean> {
  const busy = await launchedRuns({ ctx: desk.ctx });
  const withRoom = [...desk.launchers.keys()].filter((kind) => (busy.get(kind) ?? 0) < desk.slots[kind]);
  const run = await claimTraining({ ctx: desk.ctx, input: { workerName: desk.name, launchers: [...desk.launchers.keys()], withRoom } });
  if (run === null) return false;
  desk.log.info({ run: run.id, attempt: run.attempt, launcher: run.launcher }, "launching a training run");
  await launchPatiently(desk, run, signal);
  return true;
}

/** Tries again for as long as what keeps it from starting may pass; what will not pass ends the attempt, with the reason. */
async function launchPatiently(desk: Desk, run: ClaimedRun, signal: AbortSignal): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await launch(desk, run, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      if (!isPassing(error)) return end(desk, run, failed(error));
      const reason = (error as Error).message;
      desk.log.warn({ run: run.id, reason, pauseMs }, "a run cannot be launched now; it is tried again");
      await tellProgress({ ctx: desk.ctx, input: { ...idOf(run), progress: `${reason} It is tried again.` } });
      await delay(pauseMs, undefined, { signal });
    }
  }
}

async function launch(desk: Desk, run: ClaimedRun, signal: AbortSignal): Promise<void> {
  const launcher = desk.launchers.get(run.launcher as LauncherKind) as Launcher;
  if (await isToStop(desk, run)) return end(desk, run, { state: "stopped", reason: "Stopped before it was launched.", code: null });
  await tellProgress({ ctx: desk.ctx, input: { ...idOf(run), progress: "Writing its problems and its base model down." } });
  const { folder, plan } = await prepareFolder(desk, run, signal);
  const environment = await attemptEnvironment(desk, run, folder);
  await tellProgress({ ctx: desk.ctx, input: { ...idOf(run), progress: "Starting the trainer; the first time its packages are installed, which takes minutes." } });
  const handle = await launcher.start({ ...idOf(run), folder, environment, needsGpu: plan.hardware.device === "cuda" });
  await recordLaunch({ ctx: desk.ctx, input: { ...idOf(run), handle } });
  await tellProgress({ ctx: desk.ctx, input: { ...idOf(run), progress: "The trainer loads the model." } });
}

/** Asked to stop before anything was launched. What may have been is launched again, which finds it, and stopped then. */
async function isToStop({ ctx, dataDir }: Desk, { id, attempt }: ClaimedRun): Promise<boolean> {
  if ((await readLaunch(trainingFolder(dataDir, id), attempt)) !== null) return false;
  return (await ctx.db.trainingRun.count({ where: { id, state: "stopping" } })) > 0;
}

function end(desk: Desk, run: ClaimedRun, conclusion: Conclusion): Promise<void> {
  desk.log.warn({ run: run.id, reason: conclusion.reason }, "a run was not launched");
  return settleAttempt({ ctx: desk.ctx, input: { ...idOf(run), conclusion, log: null } });
}

function failed(error: unknown): Conclusion {
  if (!isAppError(error)) return { state: "failed", reason: `It could not be launched: ${error instanceof Error ? error.message : String(error)}`, code: "internal" };
  return { state: "failed", reason: [error.message, error.hint].filter(Boolean).join(" "), code: "configuration" };
}

function isPassing(error: unknown): error is AppError {
  return isAppError(error) && PASSING.includes(error.code);
}

function idOf({ id, attempt }: ClaimedRun): { runId: string; attempt: number } {
  return { runId: id, attempt };
}
