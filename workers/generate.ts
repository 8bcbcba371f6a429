import os from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";
import { generateJobSchema } from "@/lib/core/jobs";
import { createDb, PATIENT } from "@/lib/infra/db/client";
import { env } from "@/lib/infra/env";
import { createLogger } from "@/lib/infra/logger";
import { createJobQueue, GENERATE_QUEUE, startBoss } from "@/lib/infra/queue/boss";
import { readParquetRows } from "@/lib/infra/sources";
import { checkSyntax } from "@/lib/infra/syntax";
import type { Ctx } from "@/lib/services/context";
import { requeueSteps } from "@/lib/services/improvement/requeueSteps";
import { createEndpoints } from "./generating/endpoints";
import { createGenerateHandler } from "./generating/generateJob";
import { createServing } from "./generating/serving";
import { createHeart } from "./heart";
import { Intake } from "./intake";
import { consume } from "./loop";
import { onceSignalled } from "./signals";

/** Steps worked on side by side; each source has a limit of its own below it. */
const CONCURRENCY = 64;
/** Loops that fetch and wait for themselves. */
const LOOPS = 16;
const HEARTBEAT_MS = 5_000;
const SAFETY_NET_MS = 60_000;
/** Time that a draining worker gives answers that are on their way. */
const DRAIN_MS = 30_000;

const log = createLogger("generate");

async function main(): Promise<void> {
  const { DATABASE_URL } = env();
  if (!DATABASE_URL) throw new AppError("configuration", "DATABASE_URL is not set", { hint: "`npm start` sets it for its worker; set it when you run a worker by hand." });
  const db = createDb(DATABASE_URL, { transactions: PATIENT });
  const boss = await startBoss({ connectionString: DATABASE_URL, supervise: true, onError: (err) => log.warn({ err }, "the queue reports an error") });
  const name = `${os.hostname()}:${process.pid}`;
  const ctx: Ctx = { db, queue: createJobQueue(boss), actor: { kind: "system", name: `generate ${name}` }, readParquet: readParquetRows, checkSyntax, now: () => new Date() };
  const draining = new AbortController();
  const stopNow = new AbortController();
  const stopped = onceSignalled(draining, stopNow);

  const heart = createHeart({ ctx, name, kind: "generate", slots: CONCURRENCY, everyMs: HEARTBEAT_MS, log });
  const safetyNet = async () => {
    const put = await requeueSteps({ ctx });
    if (put.steps + put.judgings > 0) log.warn(put, "put steps back that had got lost");
  };
  await safetyNet();
  const serving = await createServing({ env: env(), db, log });
  const handle = createGenerateHandler({ ctx, endpointOf: createEndpoints(env(), serving), log });
  const generating = {
    boss,
    log,
    queue: GENERATE_QUEUE,
    concurrency: CONCURRENCY,
    // Answers take from seconds to minutes: a loop that waits for one holds up the few of its batch alone.
    batchSize: CONCURRENCY / LOOPS,
    loops: LOOPS,
    eager: true,
    parse: (data: unknown) => generateJobSchema.parse(data),
    handle: (attempt: Parameters<typeof handle>[0]) => heart.during(() => handle(attempt)),
    draining: draining.signal,
    stopNow: stopNow.signal,
    // Closed until it is known what admins ask.
    open: false,
  };
  const intake = new Intake();
  intake.add(GENERATE_QUEUE, await consume(generating));
  heart.onOrders((orders) => intake.follow(orders));
  await heart.beat();
  const timer = setInterval(() => void safetyNet().catch((err: unknown) => log.warn({ err }, "the safety net could not run")), SAFETY_NET_MS);
  log.info("generate worker is ready");

  await stopped;
  log.info("draining: answers that are on their way may come");
  clearInterval(timer);
  const hardStop = new AbortController();
  void delay(DRAIN_MS, undefined, { signal: hardStop.signal }).then(() => stopNow.abort(new AppError("cancelled", "the worker is stopping")), () => undefined);
  await boss.stop({ graceful: true, timeout: DRAIN_MS * 2, close: true });
  hardStop.abort();
  await serving.close();
  await heart.stop();
  await db.$disconnect();
  log.info("generate worker has stopped");
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    log.fatal({ err: error }, "the generate worker cannot go on");
    process.exit(1);
  },
);
