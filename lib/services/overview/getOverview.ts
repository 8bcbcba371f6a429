import type { Concern, Overview } from "@/lib/core/views/admin-overview";
import { CONCERNS } from "@/lib/core/views/admin-overview";
import type { Prisma } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import type { Ctx } from "../context";
import { UNVERIFIED } from "../moderation/listAllSubmissions";
import type { QuotaInput } from "../submissions/quota";
import { isLiving, lifeOf } from "../workers/livingWorkers";
import { DAY_MS, startOfDay, usedUpQuotas } from "./usedUpQuotas";

type OverviewCtx = Pick<Ctx, "db" | "queue" | "actor" | "now">;
/** How many there are, and the first few. */
type Found = { count: number; examples: string[] };

const EXAMPLES = 3;
/** What failed longer ago is no news. */
const RECENT_DAYS = 7;

/** What needs an admin now, with counts. Throws AppError unauthenticated or forbidden for others than admins. */
export async function getOverview({ ctx, input }: { ctx: OverviewCtx; input: QuotaInput }): Promise<Overview> {
  requireAdmin(ctx.actor);
  const recent = { gte: new Date(ctx.now().getTime() - RECENT_DAYS * DAY_MS) };
  const [workers, queues, failedImports, failedSubmissions, unverified, usedUp, owed, totals] = await Promise.all([
    workersInTrouble(ctx),
    queuesInTrouble(ctx),
    imports(ctx, { state: "failed", finishedAt: recent }),
    submissions(ctx, { state: "failed", finishedAt: recent }),
    submissions(ctx, UNVERIFIED),
    usedUpQuotas(ctx, input),
    people(ctx, { mustChangePassword: true }),
    totalsOf(ctx),
  ]);
  const found: Record<Concern, Found> = {
    // Submissions that wait for a worker, while there is none.
    noWorkers: { count: totals.livingWorkers === 0 ? totals.openSubmissions : 0, examples: [] },
    ...workers, ...queues, failedImports, failedSubmissions, unverified,
    usedUpQuotas: first(usedUp.map(({ name }) => name)),
    owedPasswords: owed,
  };
  return { concerns: CONCERNS.map((concern) => ({ concern, ...found[concern] })).filter(({ count }) => count > 0), totals };
}

function first(all: readonly string[]): Found {
  return { count: all.length, examples: all.slice(0, EXAMPLES) };
}

async function workersInTrouble(ctx: OverviewCtx): Promise<Record<"lateWorkers" | "waitingWorkers", Found>> {
  const rows = await ctx.db.worker.findMany({ orderBy: { name: "asc" } });
  const isAlive = (row: (typeof rows)[number]) => lifeOf(ctx, row.heartbeatAt) === "alive";
  return {
    lateWorkers: first(rows.filter((row) => !isAlive(row)).map(({ name }) => name)),
    waitingWorkers: first(rows.filter((row) => isAlive(row) && row.state === "waiting").map(({ name, detail }) => (detail ? `${name}: ${detail}` : name))),
  };
}

async function queuesInTrouble(ctx: OverviewCtx): Promise<Record<"pausedQueues" | "failedJobs", Found>> {
  const [pauses, counts] = await Promise.all([ctx.db.queuePause.findMany({ orderBy: { queue: "asc" } }), ctx.queue.control.counts()]);
  const failed = counts.filter(({ state }) => state === "failed");
  return {
    pausedQueues: first(pauses.map(({ queue, reason }) => `${queue}: ${reason}`)),
    failedJobs: {
      count: failed.reduce((sum, { count }) => sum + count, 0),
      examples: failed.slice(0, EXAMPLES).map(({ queue, kind, count }) => `${queue}${kind === "" ? "" : ` ${kind}`}: ${count}`),
    },
  };
}

async function imports(ctx: OverviewCtx, where: Prisma.ImportRunWhereInput): Promise<Found> {
  const [count, rows] = await Promise.all([
    ctx.db.importRun.count({ where }),
    ctx.db.importRun.findMany({ where, orderBy: { createdAt: "desc" }, take: EXAMPLES, select: { request: true } }),
  ]);
  return { count, examples: rows.map(({ request }) => String((request as { source?: unknown }).source ?? "")) };
}

async function submissions(ctx: OverviewCtx, where: Prisma.SubmissionWhereInput): Promise<Found> {
  const [count, rows] = await Promise.all([
    ctx.db.submission.count({ where }),
    ctx.db.submission.findMany({ where, orderBy: { id: "desc" }, take: EXAMPLES, select: { model: { select: { name: true } } } }),
  ]);
  return { count, examples: rows.map(({ model }) => model.name) };
}

async function people(ctx: OverviewCtx, where: Prisma.UserWhereInput): Promise<Found> {
  const [count, rows] = await Promise.all([
    ctx.db.user.count({ where }),
    ctx.db.user.findMany({ where, orderBy: { createdAt: "desc" }, take: EXAMPLES, select: { name: true } }),
  ]);
  return { count, examples: rows.map(({ name }) => name) };
}

async function totalsOf(ctx: OverviewCtx): Promise<Overview["totals"]> {
  const [users, admins, all, open, livingWorkers, today] = await Promise.all([
    ctx.db.user.count(),
    ctx.db.user.count({ where: { role: "admin" } }),
    ctx.db.submission.count(),
    ctx.db.submission.count({ where: { state: { in: ["queued", "running"] } } }),
    ctx.db.worker.count({ where: { kind: "judge", ...isLiving(ctx) } }),
    ctx.db.submission.aggregate({ where: { createdAt: { gte: startOfDay(ctx.now()) }, ownerId: { not: null } }, _sum: { sampleCount: true } }),
  ]);
  return { users, admins, submissions: all, openSubmissions: open, livingWorkers, samplesToday: today._sum.sampleCount ?? 0 };
}
