import { Thinner } from "@/lib/core/training";
import type { MetricPage, MetricPoint } from "@/lib/core/views/training";
import { AppError } from "@/lib/core/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";

const CHUNK = 2000;

interface Stored {
  seq: number;
  step: number;
  at: Date;
  data: unknown;
}

/**
 * The metrics of a run after a number, thinned to least and greatest where there are more than `maxPoints`; the first
 * and the last stay. What a resumed run did again is left out. Throws AppError unauthenticated, forbidden, not_found.
 */
export async function readMetrics({ ctx, input }: { ctx: ReadCtx; input: { id: string; since?: number; maxPoints?: number } }): Promise<MetricPage> {
  requireAdmin(ctx.actor);
  const { since = 0, maxPoints = 1000 } = input;
  const id = requireId(input.id, "training run");
  const run = await ctx.db.trainingRun.findUnique({ where: { id }, select: { state: true, lastSeq: true } });
  if (!run) throw new AppError("not_found", `there is no training run ${id}`);
  // Numbers up to lastSeq have no gaps: what comes later has a greater one, and is given once.
  const where = { runId: id, kind: "metrics", isSuperseded: false, seq: { gt: since, lte: run.lastSeq } };
  const total = await ctx.db.trainingEvent.count({ where });
  const points = total <= maxPoints ? await all(ctx, where) : await thinned(ctx, where, total, maxPoints);
  return { points, lastSeq: run.lastSeq, rewoundTo: await rewoundTo(ctx, id, since, run.lastSeq), state: run.state as MetricPage["state"], isThinned: total > maxPoints };
}

/**
 * All metrics of a run in the order of their numbers, some thousands at a time; what a resumed run did again is left out.
 * Throws AppError unauthenticated, forbidden, not_found, before anything is read.
 */
export async function exportMetrics({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<AsyncGenerator<MetricPoint[]>> {
  requireAdmin(ctx.actor);
  const id = requireId(input.id, "training run");
  const run = await ctx.db.trainingRun.findUnique({ where: { id }, select: { lastSeq: true } });
  if (!run) throw new AppError("not_found", `there is no training run ${id}`);
  return metricChunks(ctx, { runId: id, kind: "metrics", isSuperseded: false, seq: { gt: 0, lte: run.lastSeq } });
}

type Where = { runId: string; kind: string; isSuperseded: boolean; seq: { gt: number; lte: number } };

async function all(ctx: ReadCtx, where: Where): Promise<MetricPoint[]> {
  return (await chunkOf(ctx, where)).map(toPoint);
}

async function thinned(ctx: ReadCtx, where: Where, total: number, maxPoints: number): Promise<MetricPoint[]> {
  const thinner = new Thinner<MetricPoint>(total, maxPoints);
  for await (const chunk of metricChunks(ctx, where)) for (const point of chunk) thinner.add(point);
  return thinner.points();
}

/** Points in the order of their numbers, some thousands at a time. */
async function* metricChunks(ctx: Pick<ReadCtx, "db">, where: Where): AsyncGenerator<MetricPoint[]> {
  for (let after = where.seq.gt; ; ) {
    const rows = await chunkOf(ctx, { ...where, seq: { ...where.seq, gt: after } }, CHUNK);
    yield rows.map(toPoint);
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return;
    after = last.seq;
  }
}

function chunkOf(ctx: Pick<ReadCtx, "db">, where: Where, take?: number): Promise<Stored[]> {
  return ctx.db.trainingEvent.findMany({ where, orderBy: { seq: "asc" }, select: { seq: true, step: true, at: true, data: true }, ...(take !== undefined && { take }) });
}

function toPoint({ seq, step, at, data }: Stored): MetricPoint {
  return { seq, step, at: at.toISOString(), values: data as MetricPoint["values"] };
}

/** The lowest step that an attempt began after among the events since then; null where a reader holds nothing yet. */
async function rewoundTo(ctx: ReadCtx, runId: string, since: number, lastSeq: number): Promise<number | null> {
  if (since === 0) return null;
  const [row] = await ctx.db.$queryRaw<{ step: number | null }[]>(Prisma.sql`
    SELECT min(step) AS step FROM "TrainingEvent"
    WHERE "runId" = ${runId}::uuid AND kind = 'status' AND seq > ${since} AND seq <= ${lastSeq} AND data->>'state' IN ('started', 'resumed')`);
  return row?.step ?? null;
}
