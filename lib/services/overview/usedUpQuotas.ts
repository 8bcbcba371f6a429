import { QUOTA_DEFAULTS } from "@/lib/core/views/quota";
import type { Ctx } from "../context";
import { readQuota, type QuotaInput } from "../submissions/quota";

export const DAY_MS = 86_400_000;

export function startOfDay(now: Date): Date {
  return new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
}

/** Researchers who can hand in nothing more today. Only of those who may have come so far are the quotas read. */
export async function usedUpQuotas(ctx: Pick<Ctx, "db" | "now">, { defaults = QUOTA_DEFAULTS }: QuotaInput): Promise<{ id: string; name: string }[]> {
  const candidates = await ctx.db.$queryRaw<{ id: string; name: string }[]>`
    SELECT u.id, u.name FROM "User" u
    LEFT JOIN "Submission" s ON s."ownerId" = u.id AND s."createdAt" >= ${startOfDay(ctx.now())}
    WHERE u.role IS DISTINCT FROM 'admin'
    GROUP BY u.id HAVING coalesce(sum(s."sampleCount"), 0) + u."spentSamples" >= coalesce(u."samplesPerDay", ${defaults.samplesPerDay}::int) AND coalesce(sum(s."sampleCount"), 0) + u."spentSamples" > 0
    ORDER BY u.name`;
  const quotas = await Promise.all(candidates.map(async (user) => ({ user, quota: await readQuota(ctx.db, { userId: user.id, now: ctx.now(), defaults }) })));
  return quotas.filter(({ quota }) => quota.leftToday === 0).map(({ user }) => user);
}
