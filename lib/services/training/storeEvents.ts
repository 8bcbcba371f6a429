import { AppError } from "@/lib/core/errors";
import { brokenStopRule, metricsOfRules, movedBy, reasonOfStop, stopRulesSchema, type TrainingEvent } from "@/lib/core/training";
import { ACTIVE_TRAINING_STATES, type TrainingState } from "@/lib/core/views/training";
import type { Prisma, TrainingRun } from "@/lib/generated/prisma/client";
import type { Ctx, Tx } from "../context";
import { lockTraining } from "./changeTraining";
import { isRewind, storeCheckpoints, supersede } from "./rewinds";

type StoreCtx = Pick<Ctx, "db" | "now">;
type Changes = Prisma.TrainingRunUncheckedUpdateInput;

/** Values that a rule's metric may be looked for in, for each of its window: not every step has every metric. */
const ROWS_PER_VALUE = 5;
const TIMEOUT_MS = 30_000;

/**
 * Stores events once, by run and number, and does what they say: moves the run's state and step, makes checkpoints,
 * marks what a resumed run does again, stops a run whose rule is broken. One batch of a run at a time. `ackedSeq`: all up
 * to it are stored. With a token's hash, only while that is the run's. Throws AppError not_found, unauthenticated.
 */
export async function storeEvents({ ctx, input }: { ctx: StoreCtx; input: { runId: string; events: readonly TrainingEvent[]; tokenHash?: string } }): Promise<{ ackedSeq: number }> {
  const { runId, events, tokenHash } = input;
  return ctx.db.$transaction(
    async (tx) => {
      const run = await lockTraining(tx, runId);
      // A new attempt may have begun since it was looked at.
      if (tokenHash !== undefined && run.tokenHash !== tokenHash) throw new AppError("unauthenticated", "The token is not that of the run's present attempt.");
      const news = await insert(tx, run, events);
      if (news.length === 0) return { ackedSeq: run.lastSeq };
      const lastSeq = await contiguousFrom(tx, run);
      await tx.trainingRun.update({ where: { id: runId }, data: { ...(await follow(ctx, tx, run, news)), lastSeq, lastEventAt: ctx.now() } });
      return { ackedSeq: lastSeq };
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

interface News {
  event: TrainingEvent;
  /** No event with a greater number was there before. */
  isNewest: boolean;
}

/** Inserts a batch in one statement; those that were not there before, by number. */
async function insert(tx: Tx, { id, lastSeq }: TrainingRun, events: readonly TrainingEvent[]): Promise<News[]> {
  const later = events.filter(({ seq }) => seq > lastSeq);
  if (later.length === 0) return [];
  const [before] = await tx.$queryRaw<{ seq: number | null }[]>`SELECT max(seq) AS seq FROM "TrainingEvent" WHERE "runId" = ${id}::uuid`;
  const rows = await tx.$queryRaw<{ seq: number }[]>`
    INSERT INTO "TrainingEvent" ("runId", seq, step, kind, at, data)
    SELECT ${id}::uuid, e.seq, e.step, e.kind, e.ts AT TIME ZONE 'UTC', e.data
    FROM jsonb_to_recordset(${JSON.stringify(later)}::jsonb) AS e(seq int, step int, kind text, ts timestamptz, data jsonb)
    ON CONFLICT ("runId", seq) DO NOTHING
    RETURNING seq`;
  const inserted = new Set(rows.map(({ seq }) => seq));
  const bySeq = new Map(later.map((event) => [event.seq, event]));
  return [...bySeq.values()]
    .filter(({ seq }) => inserted.has(seq))
    .sort((a, b) => a.seq - b.seq)
    .map((event) => ({ event, isNewest: event.seq > (before?.seq ?? 0) }));
}

/** The number up to which nothing is missing. */
async function contiguousFrom(tx: Tx, { id, lastSeq }: TrainingRun): Promise<number> {
  const [row] = await tx.$queryRaw<{ seq: number | null }[]>`
    SELECT max(seq) AS seq
    FROM (SELECT seq, seq - row_number() OVER (ORDER BY seq) AS gap FROM "TrainingEvent" WHERE "runId" = ${id}::uuid AND seq > ${lastSeq}) later
    WHERE gap = ${lastSeq}`;
  return row?.seq ?? lastSeq;
}

async function follow(ctx: StoreCtx, tx: Tx, run: TrainingRun, news: readonly News[]): Promise<Changes> {
  const events = news.map(({ event }) => event);
  if (events.some(isRewind) || news.some(({ isNewest }) => !isNewest)) await supersede(tx, run.id);
  await storeCheckpoints(ctx, tx, run, events);
  const newest = news.filter(({ isNewest }) => isNewest).map(({ event }) => event);
  const changes = stateAfter(ctx, run, newest);
  const step = newest.at(-1)?.step;
  const broken = newest.some(({ kind }) => kind === "metrics") && (changes.state ?? run.state) === "running" ? await brokenRule(tx, run) : null;
  return {
    ...changes,
    ...(step !== undefined && { step }),
    ...(broken !== null && { state: "stopping", stateReason: broken, stopAskedAt: ctx.now() }),
  };
}

/** Where the trainer's own words move the run. */
function stateAfter(ctx: StoreCtx, run: TrainingRun, events: readonly TrainingEvent[]): Changes {
  let { state, stateReason, failureCode, finishedAt } = run;
  for (const event of events) {
    if (event.kind !== "status") continue;
    const moved = movedBy(state as TrainingState, event.data.state);
    if (moved === null) continue;
    // Why it was to stop says more than that it did.
    const isAsked = state === "stopping" && stateReason !== null && (moved === "stopped" || moved === "stopping");
    const isOver = !(ACTIVE_TRAINING_STATES as readonly string[]).includes(moved);
    if (!isAsked) stateReason = !isOver ? null : moved === "stopped" ? reasonOfStop(event.data.message, run.stopAskedAt !== null) : event.data.message;
    failureCode = event.data.code;
    finishedAt = isOver ? ctx.now() : null;
    state = moved;
  }
  return state === run.state ? {} : { state, stateReason, failureCode, finishedAt };
}

/** The rule that the last metrics break, in words; null where none is. */
async function brokenRule(tx: Tx, run: TrainingRun): Promise<string | null> {
  const rules = stopRulesSchema.parse(run.stopRules);
  const metrics = metricsOfRules(rules);
  if (metrics.length === 0) return null;
  const rows = await tx.trainingEvent.findMany({
    where: { runId: run.id, kind: "metrics", isSuperseded: false },
    orderBy: { seq: "desc" },
    take: rules.window * ROWS_PER_VALUE,
    select: { data: true },
  });
  const latest = metrics.map((metric) => {
    const values = rows.map(({ data }) => (data as Record<string, unknown>)[metric]).filter((value): value is number => typeof value === "number");
    return [metric, values.slice(0, rules.window)] as const;
  });
  return brokenStopRule(rules, Object.fromEntries(latest));
}
