import type { Capacity } from "@/lib/core/training";
import type { Logger } from "@/lib/infra/logger";
import type { Ctx } from "@/lib/services/context";
import { heartbeatWorker, removeWorker, type WorkerOrders, type WorkerState } from "@/lib/services/workers/heartbeat";
import type { LanguageProfiles } from "./judging/languageProfiles";
import type { SpeedReadings } from "./judging/speedReadings";

export interface Heart {
  /** Counts as busy while `work` runs. */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Says what the worker waits for; null when it goes on. */
  waitFor(reason: string | null): void;
  /** Says at once what has changed, and learns what is asked. */
  beat(): Promise<void>;
  /** Names who is told at every beat what admins ask, from now on. */
  onOrders(follow: (orders: WorkerOrders) => Promise<void>): void;
  /** Ends the beating and takes the worker off the list. */
  stop(): Promise<void>;
}

export interface HeartOptions {
  ctx: Ctx;
  name: string;
  kind?: WorkerState["kind"];
  slots: number;
  /** Of python3; none where nothing is measured. */
  profileHash?: string;
  profiles?: Pick<LanguageProfiles, "hashes" | "unavailable">;
  speeds?: Pick<SpeedReadings, "latest">;
  /** Of a train worker: what its launchers have. */
  capacity?: () => Capacity[];
  /** Whether something is under way besides what is counted with `during`. */
  isAtWork?: () => boolean;
  everyMs: number;
  log: Logger;
}

/** Writes a worker's state at a steady pace, so that a worker that died can be told from one that is idle. */
export function createHeart(options: HeartOptions): Heart {
  const { ctx, name, log } = options;
  let busy = 0;
  let waiting: { reason: string; since: Date } | null = null;
  let drains = false;
  let follow = async (_orders: WorkerOrders): Promise<void> => undefined;
  const state = (): WorkerState => ({
    name,
    kind: options.kind ?? "judge",
    slots: options.slots,
    profileHash: options.profileHash ?? null,
    profiles: options.profiles?.hashes() ?? [],
    unavailable: options.profiles?.unavailable() ?? {},
    drift: options.speeds?.latest() ?? {},
    capacity: options.capacity?.() ?? [],
    state: drains ? "draining" : waiting ? "waiting" : busy > 0 || options.isAtWork?.() ? "busy" : "idle",
    detail: waiting?.reason ?? (drains ? drainingDetail(busy) : null),
    waitingSince: waiting?.since ?? null,
  });
  const beat = async (): Promise<void> => {
    try {
      const orders = await heartbeatWorker({ ctx, input: state() });
      if (orders.drain !== drains) log.info({ drain: orders.drain }, orders.drain ? "asked to take no more jobs" : "asked to take jobs again");
      const changed = orders.drain !== drains;
      drains = orders.drain;
      await follow(orders);
      if (changed) await heartbeatWorker({ ctx, input: state() });
    } catch (err) {
      log.warn({ err }, "could not write the heartbeat");
    }
  };
  const timer = setInterval(() => void beat(), options.everyMs);
  void beat();
  return {
    async during(work) {
      busy += 1;
      try {
        return await work();
      } finally {
        busy -= 1;
      }
    },
    waitFor(reason) {
      waiting = reason === null ? null : { reason, since: waiting?.since ?? ctx.now() };
      if (reason) log.warn({ reason }, "waiting for the sandbox");
      else log.info("the sandbox is back");
      void beat();
    },
    beat,
    onOrders(told) {
      follow = told;
    },
    async stop() {
      clearInterval(timer);
      await removeWorker({ ctx, input: { name } });
    },
  };
}

function drainingDetail(busy: number): string {
  if (busy === 0) return "Drained: it takes no jobs until it is resumed or ended.";
  return `Finishes ${busy === 1 ? "the job" : `the ${busy} jobs`} that it has begun and takes no more.`;
}
