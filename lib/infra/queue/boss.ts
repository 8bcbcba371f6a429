import { fromPrisma, PgBoss, type PrismaTransactionLike, type QueueOptions } from "pg-boss";
import type { ExecutionJob, GenerateJob, ImportJob, JudgeJob, NoticeJob, ScoreJob } from "@/lib/core/jobs";
import { createQueueControl } from "./control";
import { generationsInQueue } from "./liveJobs";
import { EXECUTION_QUEUE, GENERATE_QUEUE, IMPORT_QUEUE, JUDGE_QUEUE, NOTICE_QUEUE, SCORE_QUEUE } from "./names";

export { EXECUTION_QUEUE, GENERATE_QUEUE, IMPORT_QUEUE, JUDGE_QUEUE, NOTICE_QUEUE, SCORE_QUEUE };

/** A worker that says nothing for this long is taken for dead and its jobs go to another. */
const HEARTBEAT_SECONDS = 20;
/** Only infrastructure errors end a job without a result; each of them is retried, later and later. */
const RETRY_LIMIT = 12;

const QUEUE_OPTIONS = {
  retryLimit: RETRY_LIMIT,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 4 * 3600,
  retentionSeconds: 90 * 24 * 3600,
  deleteAfterSeconds: 24 * 3600,
  notify: false,
} as const;

/** Many loops wait for its jobs: they are woken instead of asking all the time. */
const GENERATE_QUEUE_OPTIONS = { ...QUEUE_OPTIONS, notify: true } as const;

/** A caller waits: workers are woken by NOTIFY, a lost worker's jobs go on soon, and done jobs do not pile up. */
const EXECUTION_QUEUE_OPTIONS = { ...QUEUE_OPTIONS, notify: true, retryDelay: 1, retryDelayMax: 30, deleteAfterSeconds: 600 } as const;

/** What is wrong with a source is written down by the import itself; only a worker that died leaves something to try again. */
const IMPORT_QUEUE_OPTIONS = { ...QUEUE_OPTIONS, retryLimit: 2 } as const;

/** Five tries within about an hour: a receiver that is down for a moment, or for half an hour, still hears of it. */
const NOTICE_QUEUE_OPTIONS = { ...QUEUE_OPTIONS, retryLimit: 4, retryDelay: 120, retryDelayMax: 1800, expireInSeconds: 300 } as const;

const QUEUES: readonly (readonly [name: string, options: QueueOptions])[] = [
  [JUDGE_QUEUE, QUEUE_OPTIONS],
  [SCORE_QUEUE, QUEUE_OPTIONS],
  [GENERATE_QUEUE, GENERATE_QUEUE_OPTIONS],
  [EXECUTION_QUEUE, EXECUTION_QUEUE_OPTIONS],
  [IMPORT_QUEUE, IMPORT_QUEUE_OPTIONS],
  [NOTICE_QUEUE, NOTICE_QUEUE_OPTIONS],
];

export interface BossOptions {
  connectionString: string;
  /** Workers look after dead jobs; the web app only enqueues. */
  supervise: boolean;
  onError: (error: Error) => void;
}

/** Opens pg-boss on our Postgres; its schema and our queues are made where they are missing, and brought up to date. */
export async function startBoss({ connectionString, supervise, onError }: BossOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString,
    application_name: "afterburner-queue",
    max: 4,
    supervise,
    schedule: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    // Only workers listen; the web app's jobs notify either way.
    useListenNotify: supervise,
  });
  boss.on("error", onError);
  await boss.start();
  for (const [name, wanted] of QUEUES) await bringUp(boss, name, wanted);
  return boss;
}

/** Makes a queue where it is missing, and gives one that an older version made the options of this one. */
async function bringUp(boss: PgBoss, name: string, wanted: QueueOptions): Promise<void> {
  await boss.createQueue(name, wanted);
  const found: QueueOptions | null = await boss.getQueue(name);
  const options = Object.keys(wanted) as (keyof QueueOptions)[];
  if (options.some((option) => found?.[option] !== wanted[option])) await boss.updateQueue(name, wanted);
}

/** The queue that services write to: every job goes in with the caller's transaction. */
export function createJobQueue(boss: PgBoss) {
  return {
    async enqueueJudging(tx: PrismaTransactionLike, jobs: JudgeJob[], options: { priority?: number } = {}): Promise<void> {
      const rows = jobs.map((data) => ({ data, priority: options.priority ?? 0 }));
      await boss.insert(JUDGE_QUEUE, rows, { db: fromPrisma(tx) });
    },
    async enqueueScoring(tx: PrismaTransactionLike, job: ScoreJob): Promise<void> {
      await boss.insert(SCORE_QUEUE, [{ data: job }], { db: fromPrisma(tx) });
    },
    async enqueueExecutions(tx: PrismaTransactionLike, jobs: ExecutionJob[], options: { priority?: number } = {}): Promise<void> {
      const rows = jobs.map((data) => ({ data, priority: options.priority ?? 0 }));
      await boss.insert(EXECUTION_QUEUE, rows, { db: fromPrisma(tx) });
    },
    async enqueueGeneration(tx: PrismaTransactionLike, jobs: GenerateJob[]): Promise<void> {
      await boss.insert(GENERATE_QUEUE, jobs.map((data) => ({ data })), { db: fromPrisma(tx) });
    },
    async enqueueNotices(tx: PrismaTransactionLike, jobs: NoticeJob[], { tries }: { tries?: number } = {}): Promise<void> {
      const rows = jobs.map((data) => ({ data, ...(tries !== undefined && { retryLimit: tries - 1 }) }));
      await boss.insert(NOTICE_QUEUE, rows, { db: fromPrisma(tx) });
    },
    async enqueueImport(tx: PrismaTransactionLike, job: ImportJob): Promise<void> {
      await boss.insert(IMPORT_QUEUE, [{ data: job }], { db: fromPrisma(tx) });
    },
    generationsInQueue,
    control: createQueueControl(boss),
  };
}
