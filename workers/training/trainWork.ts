import { sweepTraining } from "@/lib/infra/training";
import type { Desk } from "./desk";
import { evaluateWanted } from "./evaluating";
import { Follower } from "./following";
import { launchNext } from "./launching";

const SWEEP_MS = 10 * 60_000;

/**
 * What a train worker does, one round after the other. A round looks at what runs; launching and evaluating take
 * minutes, so each goes on beside the rounds, one at a time.
 */
export class TrainWork {
  private readonly follower: Follower;
  private readonly stopping = new AbortController();
  private launching: Promise<void> | null = null;
  private evaluating: Promise<void> | null = null;
  private sweptAt = 0;
  private isOpen = true;

  constructor(private readonly desk: Desk) {
    this.follower = new Follower(desk);
  }

  /** Whether waiting runs are taken; those that run are looked after in any case. */
  setOpen(isOpen: boolean): void {
    this.isOpen = isOpen;
  }

  /** Whether a run goes on that it looks after. */
  get isAtWork(): boolean {
    return this.follower.count > 0;
  }

  async round(): Promise<void> {
    await this.follower.look();
    if (this.isOpen) this.launching ??= this.beside("launch", async () => void (await launchNext(this.desk, this.stopping.signal)), () => (this.launching = null));
    this.evaluating ??= this.beside("evaluate", () => evaluateWanted(this.desk, this.stopping.signal), () => (this.evaluating = null));
    if (Date.now() - this.sweptAt > SWEEP_MS) await this.sweep();
  }

  /** Resolves when nothing goes on beside the rounds. */
  async settled(): Promise<void> {
    await Promise.all([this.launching, this.evaluating]);
  }

  /** Ends what goes on beside the rounds; another worker, or this one after a restart, goes on with it. Runs are left as they are. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.settled();
  }

  private async beside(what: string, work: () => Promise<void>, done: () => void): Promise<void> {
    try {
      await work();
    } catch (err) {
      if (!this.stopping.signal.aborted) this.desk.log.warn({ err }, `could not ${what}; it is tried again`);
    } finally {
      done();
    }
  }

  private async sweep(): Promise<void> {
    const { ctx, dataDir, log } = this.desk;
    this.sweptAt = Date.now();
    const removed = await sweepTraining(dataDir, async (ids) => new Set((await ctx.db.trainingRun.findMany({ where: { id: { in: ids } }, select: { id: true } })).map(({ id }) => id)));
    if (removed > 0) log.info({ removed }, "removed folders of deleted training runs");
  }
}
