import { setTimeout as delay } from "node:timers/promises";
import os from "node:os";
import pLimit from "p-limit";
import { AppError } from "@/lib/core/errors";
import { importJobSchema, judgeJobSchema, noticeJobSchema, scoreJobSchema } from "@/lib/core/jobs";
import { OFFICIAL } from "@/lib/core/judging";
import { createDb, PATIENT } from "@/lib/infra/db/client";
import { env } from "@/lib/infra/env";
import { createLogger } from "@/lib/infra/logger";
import { createJobQueue, EXECUTION_QUEUE, IMPORT_QUEUE, JUDGE_QUEUE, NOTICE_QUEUE, SCORE_QUEUE, startBoss } from "@/lib/infra/queue/boss";
import { referencesInQueue, samplesInQueue } from "@/lib/infra/queue/liveJobs";
import { forgetReferenceSpeeds } from "@/lib/infra/reference-speeds";
import { readParquetRows } from "@/lib/infra/sources";
import { requireDocker } from "@/lib/monolith";
import type { Ctx } from "@/lib/services/context";
import { languagesInUse } from "@/lib/services/calibration/languagesInUse";
import { upsertProfile } from "@/lib/services/calibration/upsertProfile";
import { requeueLost } from "@/lib/services/judging/requeueLost";
import { closeLostNotices } from "@/lib/services/notices/closeLostNotices";
import { tidyWorkers } from "@/lib/services/workers/tidyWorkers";
import { calibrateCurrentSets } from "./calibrateCurrentSets";
import { onceSignalled } from "./signals";
import { consumeExecutions, lookAfterBatches } from "./executing/consumeExecutions";
import { behindGate, Gate } from "./executing/gate";
import { createJudgeHandler, type JudgeWorker } from "./judging/judgeJob";
import { LanguageProfiles } from "./judging/languageProfiles";
import { SpeedReadings } from "./judging/speedReadings";
import { createHeart } from "./heart";
import { createImportHandler } from "./importing/importJob";
import { Intake } from "./intake";
import { consume } from "./loop";
import { createNoticeHandler } from "./notifying/noticeJob";
import { deliveryPorts } from "./notifying/ports";
import { openSandbox } from "./openSandbox";
import { createScoreHandler } from "./scoring/scoreJob";

/** Time that a draining worker gives the programs it is measuring. */
const DRAIN_MS = 15_000;
const HEARTBEAT_MS = 5_000;
const SAFETY_NET_MS = 60_000;

const log = createLogger("judge");

async function main(): Promise<void> {
  const { DATABASE_URL } = env();
  if (!DATABASE_URL) throw new AppError("configuration", "DATABASE_URL is not set", { hint: "`npm start` sets it for its worker; set it when you run a worker by hand." });
  const db = createDb(DATABASE_URL, { transactions: PATIENT });
  const boss = await startBoss({ connectionString: DATABASE_URL, supervise: true, onError: (err) => log.warn({ err }, "the queue reports an error") });
  const name = `${os.hostname()}:${process.pid}`;
  const ctx: Ctx = { db, queue: createJobQueue(boss), actor: { kind: "system", name }, readParquet: readParquetRows, now: () => new Date() };
  const draining = new AbortController();
  const stopNow = new AbortController();
  const stopped = onceSignalled(draining, stopNow);

  const speeds = new SpeedReadings(ctx.now);
  const sandbox = speeds.watch(await openSandbox(log));
  const profile = await sandbox.profile("python3");
  const profiles = new LanguageProfiles({
    profile: (language) => sandbox.profile(language),
    store: (input) => upsertProfile({ ctx, input }),
    nowMs: () => performance.now(),
    log,
  });
  await profiles.want("python3");
  const heart = createHeart({ ctx, name, slots: sandbox.slots(), profileHash: profile.hash, profiles, speeds, everyMs: HEARTBEAT_MS, log });
  log.info({ profile: profile.hash.slice(0, 12), slots: sandbox.slots() }, "judge worker is ready");

  const gate = new Gate(sandbox.slots());
  const patience: JudgeWorker["patience"] = {
    onFasterHost: takeNewReference,
    isReachable: dockerAnswers,
    onWaiting: (reason) => heart.waitFor(reason),
    pause: (ms, signal) => delay(ms, undefined, { signal }),
  };
  const handleJudging = createJudgeHandler({
    ctx,
    sandbox: behindGate(sandbox, gate, "background"),
    profileIdOf: (language) => profiles.idOf(language),
    workerName: name,
    policy: { ...OFFICIAL, driftTolerance: env().DRIFT_TOLERANCE },
    patience,
  });
  const oneAtATime = pLimit(1);
  const safetyNet = () =>
    oneAtATime(async () => {
      await tidyWorkers({ ctx });
      await closeLostNotices({ ctx });
      await lookAfterBatches({ boss, log }, ctx);
      await catchUp(ctx, boss, profiles);
    });
  const lookAgain = () => void safetyNet().catch((err: unknown) => log.warn({ err }, "the safety net could not run"));
  await safetyNet();
  profiles.onReady(() => {
    void heart.beat();
    lookAgain();
  });
  // Closed until it is known what admins ask.
  const shared = { boss, log, draining: draining.signal, stopNow: stopNow.signal, open: false };
  const intake = new Intake();
  const judging = {
    ...shared,
    queue: JUDGE_QUEUE,
    concurrency: sandbox.slots(),
    batchSize: sandbox.slots() * 4,
    parse: (data: unknown) => judgeJobSchema.parse(data),
    handle: (attempt: Parameters<typeof handleJudging>[0]) => heart.during(() => handleJudging(attempt)),
  };
  intake.add(JUDGE_QUEUE, await consume(judging));
  intake.add(EXECUTION_QUEUE, await consumeExecutions(shared, { ctx, sandbox: behindGate(sandbox, gate, "foreground"), workerName: name, patience }, heart.during));
  const single = { ...shared, concurrency: 1, batchSize: 1 };
  intake.add(SCORE_QUEUE, await consume({ ...single, queue: SCORE_QUEUE, parse: (data) => scoreJobSchema.parse(data), handle: createScoreHandler(ctx) }));
  const handleImport = createImportHandler(ctx, lookAgain);
  intake.add(IMPORT_QUEUE, await consume({ ...single, queue: IMPORT_QUEUE, parse: (data) => importJobSchema.parse(data), handle: (attempt) => heart.during(() => handleImport(attempt)) }));
  intake.add(NOTICE_QUEUE, await consume({ ...shared, queue: NOTICE_QUEUE, concurrency: 4, batchSize: 4, parse: (data) => noticeJobSchema.parse(data), handle: createNoticeHandler(ctx, deliveryPorts(env(), ctx.now)) }));
  heart.onOrders((orders) => intake.follow(orders));
  await heart.beat();
  const timer = setInterval(lookAgain, SAFETY_NET_MS);

  await stopped;
  log.info("draining: what is being measured may finish");
  clearInterval(timer);
  const hardStop = setTimeout(() => stopNow.abort(new AppError("cancelled", "the worker is stopping")), DRAIN_MS);
  await boss.stop({ graceful: true, timeout: DRAIN_MS * 2, close: true });
  clearTimeout(hardStop);
  await sandbox.close();
  await heart.stop();
  await db.$disconnect();
  log.info("judge worker has stopped");
}

/** Asks for what languages in use still lack, and puts to work what the languages that are ready allow. */
async function catchUp(ctx: Ctx, boss: Parameters<typeof samplesInQueue>[0], languages: LanguageProfiles): Promise<void> {
  for (const language of await languagesInUse({ ctx })) void languages.want(language);
  const profiles = languages.ready();
  const queued = { samples: await samplesInQueue(boss), references: await referencesInQueue(boss) };
  const put = await requeueLost({ ctx, input: { queued, profiles } });
  if (put.jobs > 0) log.warn(put, "put jobs back that had got lost");
  await calibrateCurrentSets(ctx, profiles, log);
}

/** The next start of this worker takes the host's speed as it is now, and measures the references anew. */
async function takeNewReference(): Promise<never> {
  await forgetReferenceSpeeds(env().DATA_DIR);
  log.fatal("the host stays faster than its reference speed, which was taken in a slow moment; starting again with a new one");
  process.exit(1);
}

async function dockerAnswers(): Promise<boolean> {
  return requireDocker().then(
    () => true,
    () => false,
  );
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    log.fatal({ err: error }, "the judge worker cannot go on");
    process.exit(1);
  },
);
