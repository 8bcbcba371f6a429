import { fromPrisma, type PgBoss, type PrismaTransactionLike } from "pg-boss";
import { z } from "zod";
import { JOB_STATES, type JobState } from "@/lib/core/job-states";
import { AppError } from "@/lib/core/errors";

/** Names of the states in pg-boss. */
const BOSS_STATE: Record<JobState, string> = { waiting: "created", retrying: "retry", active: "active", done: "completed", cancelled: "cancelled", failed: "failed" };
const STATE_OF = new Map(JOB_STATES.map((state) => [BOSS_STATE[state], state]));

const state = z.string().transform((name, check): JobState => {
  const known = STATE_OF.get(name);
  if (known) return known;
  check.addIssue({ code: "custom", message: `the queue has a job state that is not known here: ${name}` });
  return z.NEVER;
});
const date = z.coerce.date();

const countSchema = z.object({ queue: z.string(), kind: z.string(), state, count: z.int(), oldestCreatedAt: date, endedLastHour: z.int() });

const jobSchema = z.object({
  id: z.string(), queue: z.string(), kind: z.string(), state, data: z.unknown(), priority: z.int(), attempts: z.int(), attemptLimit: z.int(),
  createdAt: date, startedAt: date.nullable(), endedAt: date.nullable(), nextTryAt: date.nullable(), message: z.string().nullable(), cursor: z.string(),
});

const COUNTS = `
  SELECT name AS queue, coalesce(data->>'kind', '') AS kind, state::text AS state, count(*)::int AS count, min(created_on) AS "oldestCreatedAt",
         (count(*) FILTER (WHERE completed_on > now() - interval '1 hour'))::int AS "endedLastHour"
  FROM pgboss.job WHERE name NOT LIKE '\\_\\_%' GROUP BY 1, 2, 3`;

/** Microseconds tell apart what milliseconds would not: the cursor holds the time as the database writes it. */
const COLUMNS = `
  id, name AS queue, coalesce(data->>'kind', '') AS kind, state::text AS state, data, priority,
  CASE WHEN started_on IS NULL THEN 0 ELSE retry_count + 1 END AS attempts, retry_limit + 1 AS "attemptLimit",
  created_on AS "createdAt", started_on AS "startedAt", completed_on AS "endedAt",
  CASE WHEN state = 'retry' THEN start_after END AS "nextTryAt",
  coalesce(output->>'message', output->'value'->>'message', output->>'note') AS message,
  extract(epoch FROM created_on)::text || '_' || id AS cursor`;

const NOW = `UPDATE pgboss.job SET start_after = now() WHERE name = $1 AND id = ANY($2::uuid[]) AND state = 'retry' RETURNING id`;

interface Filter {
  queue: string;
  kind?: string | undefined;
  states?: readonly JobState[] | undefined;
  ids?: readonly string[] | undefined;
}

const FITS = `name = $1 AND ($2::text IS NULL OR coalesce(data->>'kind', '') = $2) AND ($3::text[] IS NULL OR state::text = ANY($3)) AND ($4::uuid[] IS NULL OR id = ANY($4))`;

function values({ queue, kind, states, ids }: Filter): unknown[] {
  return [queue, kind ?? null, states ? states.map((name) => BOSS_STATE[name]) : null, ids ?? null];
}

const cursorSchema = z.string().regex(/^\d+(\.\d+)?_[0-9a-f-]{36}$/);

function cursorValues(cursor: string | undefined): [string | null, string | null] {
  if (cursor === undefined) return [null, null];
  const parsed = cursorSchema.safeParse(cursor);
  if (!parsed.success) throw new AppError("invalid_input", "The cursor is not one of this list.", { hint: "Give the nextCursor of the page before, or none." });
  const [at = "", id = ""] = parsed.data.split("_");
  return [at, id];
}

/** Jobs that a command of pg-boss changed; its types do not say that it tells. */
function affectedBy(response: unknown): number {
  return z.object({ affected: z.int() }).parse(response).affected;
}

/** What admins see of the queue and do to it: pg-boss's own calls where it has them, its tables where not. */
export function createQueueControl(boss: PgBoss) {
  const rows = async (sql: string, parameters: unknown[]) => (await boss.getDb().executeSql(sql, parameters)).rows as unknown[];
  return {
    async queues() {
      const present = (await boss.getQueues()).filter(({ name }) => !name.startsWith("__"));
      return present.map(({ name, deleteAfterSeconds }) => ({ name, keepsDoneSeconds: deleteAfterSeconds ?? 0 }));
    },
    async counts() {
      return countSchema.array().parse(await rows(COUNTS, []));
    },
    async list(filter: Filter, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
      const page = `($5::numeric IS NULL OR (extract(epoch FROM created_on), id) < ($5::numeric, $6::uuid)) ORDER BY created_on DESC, id DESC LIMIT $7`;
      const sql = `SELECT ${COLUMNS} FROM pgboss.job WHERE ${FITS} AND ${page}`;
      return jobSchema.array().parse(await rows(sql, [...values(filter), ...cursorValues(cursor), limit]));
    },
    async find(filter: Filter, limit: number) {
      const sql = `SELECT ${COLUMNS} FROM pgboss.job WHERE ${FITS} ORDER BY created_on, id LIMIT $5`;
      return jobSchema.array().parse(await rows(sql, [...values(filter), limit]));
    },
    async retry(tx: PrismaTransactionLike, queue: string, jobs: readonly { id: string; state: JobState }[]): Promise<number> {
      const db = fromPrisma(tx);
      const idsOf = (wanted: JobState) => jobs.filter((job) => job.state === wanted).map(({ id }) => id);
      const [failed, cancelled, retrying] = [idsOf("failed"), idsOf("cancelled"), idsOf("retrying")];
      let affected = 0;
      if (failed.length > 0) affected += affectedBy(await boss.retry(queue, failed, { db }));
      if (cancelled.length > 0) affected += affectedBy(await boss.resume(queue, cancelled, { db }));
      if (retrying.length > 0) affected += (await db.executeSql(NOW, [queue, retrying])).rows.length;
      return affected;
    },
    async cancel(tx: PrismaTransactionLike, queue: string, ids: readonly string[]): Promise<number> {
      return ids.length === 0 ? 0 : affectedBy(await boss.cancel(queue, [...ids], { db: fromPrisma(tx) }));
    },
  };
}
