import { isAppError } from "@/lib/core/errors";
import { conclude, type Launcher, type LauncherKind, type LaunchState } from "@/lib/core/training";
import { lastLineOf, readEventFile, readResult, removeLaunch, shownLog, trainingFolder } from "@/lib/infra/training";
import { followedAttempts, loseAttempt, recordSighting, type Followed } from "@/lib/services/training/followAttempt";
import { settleAttempt } from "@/lib/services/training/settleAttempt";
import { storeEvents } from "@/lib/services/training/storeEvents";
import { keepCheckpointsTrue } from "./evaluating";
import type { Desk } from "./desk";

const LOG_BYTES = 32 * 1024;

/** What a worker remembers of the attempts that it follows; all of it can be lost. */
export class Follower {
  private readonly asked = new Set<string>();
  private readonly overdueSince = new Map<string, number>();
  private readonly logs = new Map<string, string>();

  /** Attempts that the last look found. */
  count = 0;

  constructor(private readonly desk: Desk) {}

  /** Looks at every attempt once: ends what is to end, and settles what has ended. */
  async look(): Promise<void> {
    const { desk } = this;
    const followed = await followedAttempts({ ctx: desk.ctx, input: { launchers: [...desk.launchers.keys()] } });
    this.count = followed.length;
    for (const one of followed) {
      await this.lookAt(one).catch((err: unknown) => desk.log.warn({ err, run: one.run.id }, "an attempt could not be looked after; it is tried again"));
    }
    await keepCheckpointsTrue(desk, followed.map(({ run }) => run.id));
  }

  private async lookAt(followed: Followed): Promise<void> {
    const launcher = this.desk.launchers.get(followed.run.launcher as LauncherKind) as Launcher;
    const state = await launcher.look(followed.handle).catch((error: unknown) => {
      if (isAppError(error) && error.code !== "internal") return error;
      throw error;
    });
    if (state instanceof Error) return this.unseen(followed, state.message);
    if (state.kind === "running") return this.running(launcher, followed);
    return this.settle(launcher, followed, state);
  }

  private async running(launcher: Launcher, followed: Followed): Promise<void> {
    const { run, handle } = followed;
    const id = { runId: run.id, attempt: run.attempt };
    const log = await this.newLog(launcher, followed);
    await recordSighting({ ctx: this.desk.ctx, input: { ...id, log } });
    const key = keyOf(followed);
    const since = this.overdue(followed);
    if (since === null) return;
    if (this.desk.ctx.now().getTime() - since > this.desk.graceMs) {
      this.desk.log.warn(id, "a trainer did not end in time and is ended");
      return launcher.stop(handle, "hard");
    }
    if (run.state !== "stopping" || this.asked.has(key)) return;
    await launcher.stop(handle, "graceful");
    this.asked.add(key);
  }

  /** Since when it should have ended, as ms of the epoch; null while it may run. */
  private overdue(followed: Followed): number | null {
    const { run } = followed;
    if (run.state === "stopping" && run.stopAskedAt !== null) return run.stopAskedAt.getTime();
    // By the trainer's own word it has ended, or stops by itself.
    const isOver = ["stopped", "finished", "failed", "queued"].includes(run.state);
    if (!isOver) return null;
    const key = keyOf(followed);
    const since = this.overdueSince.get(key) ?? this.desk.ctx.now().getTime();
    this.overdueSince.set(key, since);
    return since;
  }

  private async unseen({ run }: Followed, reason: string): Promise<void> {
    const { ctx, lostMs, log } = this.desk;
    const seen = Math.max(run.lookedAt?.getTime() ?? 0, run.lastEventAt?.getTime() ?? 0, run.startedAt?.getTime() ?? 0);
    if (ctx.now().getTime() - seen < lostMs) return;
    const isNew = await loseAttempt({ ctx, input: { runId: run.id, attempt: run.attempt, reason: `Nothing was seen of it for ${Math.round(lostMs / 60_000)} minutes. ${reason}` } });
    if (isNew) log.warn({ run: run.id, reason }, "a run is taken for lost");
  }

  /** First what the trainer wrote down and we have not heard, then its end: no metric is lost, whoever was away. */
  private async settle(launcher: Launcher, followed: Followed, ended: Exclude<LaunchState, { kind: "running" }>): Promise<void> {
    const { ctx, dataDir, log } = this.desk;
    const { run, handle } = followed;
    const folder = trainingFolder(dataDir, run.id);
    await this.catchUp(followed, folder);
    const text = await launcher.logTail(handle, LOG_BYTES).catch(() => null);
    const conclusion = conclude(ended, { result: await readResult(folder), wasAsked: run.stopAskedAt !== null, lastLine: lastLineOf(text ?? "") });
    await settleAttempt({ ctx, input: { runId: run.id, attempt: run.attempt, conclusion, log: text === null ? null : asLog(text) } });
    await removeLaunch(folder);
    log.info({ run: run.id, attempt: run.attempt, ended, state: conclusion.state }, "an attempt has ended");
    for (const memory of [this.asked, this.overdueSince, this.logs]) memory.delete(keyOf(followed));
    await launcher.forget(handle).catch((err: unknown) => log.warn({ err, run: run.id }, "what an attempt held could not be freed"));
  }

  private async catchUp({ run }: Followed, folder: string): Promise<void> {
    const { ctx, log } = this.desk;
    const { lastSeq } = await ctx.db.trainingRun.findUniqueOrThrow({ where: { id: run.id }, select: { lastSeq: true } });
    try {
      for await (const events of readEventFile(folder, lastSeq)) await storeEvents({ ctx, input: { runId: run.id, events } });
    } catch (error) {
      // A line that nobody can read keeps the rest of the file from us, and must not keep the run from its end.
      if (!isAppError(error) || error.code !== "internal") throw error;
      log.warn({ err: error, run: run.id }, "the events of a run could not be read to their end");
    }
  }

  /** The end of what it said; null where nothing was added. */
  private async newLog(launcher: Launcher, followed: Followed): Promise<ReturnType<typeof asLog> | null> {
    const text = await launcher.logTail(followed.handle, LOG_BYTES).catch(() => null);
    const key = keyOf(followed);
    if (text === null || text === this.logs.get(key)) return null;
    this.logs.set(key, text);
    return asLog(text);
  }
}

function asLog(text: string): { text: string; isWhole: boolean } {
  return { text: shownLog(text), isWhole: Buffer.byteLength(text) < LOG_BYTES - 1024 };
}

function keyOf({ run }: Followed): string {
  return `${run.id}/${run.attempt}`;
}
