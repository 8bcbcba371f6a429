import os from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";
import { LAUNCHERS, type Capacity, type LauncherKind } from "@/lib/core/training";
import { createAccounts, openAuth } from "@/lib/infra/auth";
import { createDb, PATIENT } from "@/lib/infra/db/client";
import { env } from "@/lib/infra/env";
import { createLogger } from "@/lib/infra/logger";
import { createJobQueue, startBoss } from "@/lib/infra/queue/boss";
import { readParquetRows } from "@/lib/infra/sources";
import { ensureTrainerPython } from "@/lib/infra/training";
import type { AccountsCtx } from "@/lib/services/context";
import { createHeart } from "./heart";
import { onceSignalled } from "./signals";
import { capacitiesOf, type Desk } from "./training/desk";
import { launchersOf } from "./training/launchers";
import { TrainWork } from "./training/trainWork";

const HEARTBEAT_MS = 5_000;
const ROUND_MS = 2_000;
const CAPACITY_MS = 60_000;
/** A trainer ends its step and saves a checkpoint. */
const GRACE_MS = 2 * 60_000;
const LOST_MS = 10 * 60_000;
/** A cluster has a queue of its own. */
const RAY_SLOTS = 16;

const log = createLogger("train");

async function main(): Promise<void> {
  const settings = env();
  const { DATABASE_URL, DATA_DIR, TRAINING_SLOTS } = settings;
  if (!DATABASE_URL) throw new AppError("configuration", "DATABASE_URL is not set", { hint: "`npm start` sets it for its worker; set it when you run a worker by hand." });
  const db = createDb(DATABASE_URL, { transactions: PATIENT });
  const boss = await startBoss({ connectionString: DATABASE_URL, supervise: false, onError: (err) => log.warn({ err }, "the queue reports an error") });
  const name = `${os.hostname()}:${process.pid}`;
  const accounts = createAccounts((tx) => openAuth(settings, tx ?? db, { onError: (message, detail) => log.warn({ detail }, `accounts: ${message}`), mail: null, onPasswordReset: async () => undefined }));
  const ctx: AccountsCtx = { db, queue: createJobQueue(boss), accounts, actor: { kind: "system", name: `train ${name}` }, readParquet: readParquetRows, now: () => new Date() };
  const onProgress = (line: string) => log.info({}, line);
  const desk: Desk = {
    ...{ ctx, name, log },
    launchers: new Map(launchersOf(settings, onProgress).map((launcher) => [launcher.kind, launcher])),
    slots: { local: TRAINING_SLOTS, docker: TRAINING_SLOTS, ray: RAY_SLOTS },
    dataDir: DATA_DIR,
    urlFor: (launcher) => urlFor(settings, launcher),
    python: () => ensureTrainerPython({ dataDir: DATA_DIR, onProgress }),
    graceMs: GRACE_MS,
    lostMs: LOST_MS,
  };
  const [draining, stopNow] = [new AbortController(), new AbortController()];
  const stopped = onceSignalled(draining, stopNow);

  const capacity = await watchCapacity(desk, draining.signal);
  const work = new TrainWork(desk);
  const heart = createHeart({ ctx, name, kind: "train", slots: TRAINING_SLOTS, capacity, isAtWork: () => work.isAtWork, everyMs: HEARTBEAT_MS, log });
  heart.onOrders(async ({ drain }) => work.setOpen(!drain));
  await heart.beat();
  log.info({ launchers: LAUNCHERS.filter((kind) => capacity().some(({ launcher, isAvailable }) => launcher === kind && isAvailable)) }, "train worker is ready");
  const rounds = (async () => {
    while (!draining.signal.aborted) {
      await work.round().catch((err: unknown) => log.warn({ err }, "a round could not be ended; the next one follows"));
      await delay(ROUND_MS, undefined, { signal: draining.signal }).catch(() => undefined);
    }
  })();

  await stopped;
  log.info("stopping: runs go on, and whoever starts next finds them again");
  await Promise.race([Promise.all([work.close(), rounds]), new Promise((resolve) => stopNow.signal.addEventListener("abort", resolve, { once: true }))]);
  await heart.stop();
  await boss.stop({ graceful: false, close: true });
  await db.$disconnect();
  log.info("train worker has stopped");
}

/** What launchers have, looked at now and then. */
async function watchCapacity(desk: Desk, until: AbortSignal): Promise<() => Capacity[]> {
  let latest = await capacitiesOf(desk);
  const timer = setInterval(() => void capacitiesOf(desk).then((found) => (latest = found)), CAPACITY_MS);
  until.addEventListener("abort", () => clearInterval(timer), { once: true });
  return () => latest;
}

/** A trainer of this host reaches us on loopback; one elsewhere as everybody does. */
function urlFor({ TRAINING_URL, PUBLIC_URL, PORT }: ReturnType<typeof env>, launcher: LauncherKind): string {
  return TRAINING_URL ?? (launcher === "ray" ? PUBLIC_URL : undefined) ?? `http://127.0.0.1:${PORT}`;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    log.fatal({ err: error }, "the train worker cannot go on");
    process.exit(1);
  },
);
