import { AppError } from "@/lib/core/errors";
import { QUOTA_DEFAULTS, type QuotaDefaults, type QuotaView } from "@/lib/core/views/quota";
import { requireUser } from "../accounts/access";
import type { ReadCtx, Tx } from "../context";

const DAY_MS = 24 * 3600 * 1000;
/** One of the open submissions may have ended by then. */
const OPEN_RETRY_SECONDS = 60;
const counted = new Intl.NumberFormat("en-US");

export interface QuotaInput {
  /** The installation's; QUOTA_DEFAULTS where nobody says. */
  defaults?: QuotaDefaults | undefined;
}

/** What the signed-in person may still hand in. Throws AppError unauthenticated. */
export async function quotaOf({ ctx, input = {} }: { ctx: ReadCtx; input?: QuotaInput }): Promise<QuotaView> {
  const { id } = requireUser(ctx.actor, "submit");
  return readQuota(ctx.db, { userId: id, now: ctx.now(), defaults: input.defaults });
}

/**
 * The quota of a person as it stands: samples of submissions made today (UTC) less what was given back, and submissions
 * that still have samples to be judged. One that only waits for a calibration holds no place. Admins have no limits.
 */
export async function readQuota(db: Tx, { userId, now, defaults = QUOTA_DEFAULTS }: { userId: string; now: Date } & QuotaInput): Promise<QuotaView> {
  const dayStart = startOfDay(now);
  // One after the other: in a transaction there is one connection.
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true, samplesPerDay: true, openSubmissions: true, spentSamples: true, spentOn: true } });
  const today = await db.submission.aggregate({ where: { ownerId: userId, createdAt: { gte: dayStart } }, _sum: { sampleCount: true, refundedCount: true } });
  const openNow = await db.submission.count({ where: { ownerId: userId, state: { in: ["queued", "running"] }, doneCount: { lt: db.submission.fields.sampleCount } } });
  const deleted = user.spentOn?.getTime() === dayStart.getTime() ? user.spentSamples : 0;
  const usedToday = (today._sum.sampleCount ?? 0) - (today._sum.refundedCount ?? 0) + deleted;
  const isLimited = user.role !== "admin";
  const samplesPerDay = isLimited ? (user.samplesPerDay ?? defaults.samplesPerDay) : null;
  return {
    samplesPerDay,
    usedToday,
    leftToday: samplesPerDay === null ? null : Math.max(0, samplesPerDay - usedToday),
    resetsAt: new Date(dayStart.getTime() + DAY_MS).toISOString(),
    openSubmissions: isLimited ? (user.openSubmissions ?? defaults.openSubmissions) : null,
    openNow,
  };
}

/**
 * Refuses a submission that its owner's quota has no room for. Call it in the transaction that writes the submission:
 * the owner's row stays locked until then, so that two at once cannot share the last place. Throws AppError rate_limited.
 */
export async function requireQuota(tx: Tx, { userId, samples, now, defaults }: { userId: string; samples: number; now: Date } & QuotaInput): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId} FOR NO KEY UPDATE`;
  const quota = await readQuota(tx, { userId, now, defaults });
  if (quota.openSubmissions !== null && quota.openNow >= quota.openSubmissions) throw tooManyOpen(quota.openSubmissions, quota.openNow);
  if (quota.leftToday !== null && samples > quota.leftToday) throw tooManySamples(quota, samples, now);
}

/** Keeps what a deleted submission took of its day's quota. */
export async function keepSpent(tx: Tx, { ownerId, createdAt, samples, now }: { ownerId: string; createdAt: Date; samples: number; now: Date }): Promise<void> {
  const today = startOfDay(now);
  if (createdAt < today || samples <= 0) return;
  await tx.user.updateMany({ where: { id: ownerId, NOT: { spentOn: today } }, data: { spentOn: today, spentSamples: 0 } });
  await tx.user.updateMany({ where: { id: ownerId, spentOn: null }, data: { spentOn: today, spentSamples: 0 } });
  await tx.user.updateMany({ where: { id: ownerId }, data: { spentSamples: { increment: samples } } });
}

function startOfDay(now: Date): Date {
  return new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
}

function tooManyOpen(limit: number, open: number): AppError {
  return new AppError("rate_limited", `You have ${counted.format(open)} open submissions; ${counted.format(limit)} may be open at once.`, {
    hint: "Wait until one of them is judged, or cancel one. An admin can raise the limit for you.",
    retryAfterSeconds: OPEN_RETRY_SECONDS,
  });
}

function tooManySamples({ samplesPerDay, leftToday, resetsAt }: QuotaView, samples: number, now: Date): AppError {
  const [limit, left] = [counted.format(samplesPerDay ?? 0), counted.format(leftToday ?? 0)];
  return new AppError("rate_limited", `The file has ${counted.format(samples)} samples to judge; ${left} of your ${limit} a day are left.`, {
    hint: `Nothing was queued. The count starts anew at ${resetsAt.slice(0, 16).replace("T", " ")} UTC; an admin can raise the limit for you.`,
    retryAfterSeconds: (new Date(resetsAt).getTime() - now.getTime()) / 1000,
  });
}
