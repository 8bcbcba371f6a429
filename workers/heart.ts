import type { Logger } from "@/lib/infra/logger";
import type { Ctx } from "@/lib/services/context";
import { heartbeatWorker, removeWorker, type WorkerState } from "@/lib/services/workers/heartbeat";
import type { LanguageProfiles } from "./judging/languageProfiles";

export interface Heart {
  /** Counts as busy while `work` runs. */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Says what the worker waits for; null when it goes on. */
  waitFor(reason: string | null): void;
  /** Says at once what has changed. */
  beat(): Promise<void>;
  /** Ends the beating and takes the worker off the list. */
  stop(): Promise<void>;
}

export interface HeartOptions {
  ctx: Ctx;
  name: string;
  /** Of python3. */
  profileHash: string;
  profiles: Pick<LanguageProfiles, "hashes" | "unavailable">;
  everyMs: number;
  log: Logger;
}

/** Writes a worker's state at a steady pace, so that a worker that died can be told from one that is idle. */
export function createHeart(options: HeartOptions): Heart {
  let busy = 0;
  let waiting: string | null = null;
  const state = (): WorkerState => ({
    name: options.name,
    kind: "judge",
    profileHash: options.profileHash,
    profiles: options.profiles.hashes(),
    unavailable: options.profiles.unavailable(),
    state: waiting ? "waiting" : busy > 0 ? "busy" : "idle",
    detail: waiting,
  });
  const beat = () =>
    heartbeatWorker({ ctx: options.ctx, input: state() }).catch((err: unknown) => options.log.warn({ err }, "could not write the heartbeat"));
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
      waiting = reason;
      if (reason) options.log.warn({ reason }, "waiting for the sandbox");
      else options.log.info("the sandbox is back");
      void beat();
    },
    beat,
    async stop() {
      clearInterval(timer);
      await removeWorker({ ctx: options.ctx, input: { name: options.name } });
    },
  };
}
