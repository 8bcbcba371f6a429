import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "../context";

export interface RateRule {
  /** What is counted, as "key:<user id>". */
  key: string;
  most: number;
  windowSeconds: number;
  /** As in "Too many …". */
  what: string;
}

/**
 * Counts an attempt, in windows that begin with their first one. Attempts beyond the limit count too, but do not make
 * the window longer. Throws AppError rate_limited with the seconds left of it.
 */
export async function limitRate(ctx: Pick<Ctx, "db" | "now">, { key, most, windowSeconds, what }: RateRule): Promise<void> {
  const now = ctx.now().getTime();
  const expired = now - windowSeconds * 1000;
  const [row] = await ctx.db.$queryRaw<{ count: number; since: bigint }[]>`
    INSERT INTO "RateLimit" AS r (id, key, count, "lastRequest") VALUES (${randomUUID()}, ${key}, 1, ${now})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN r."lastRequest" <= ${expired} THEN 1 ELSE r.count + 1 END,
      "lastRequest" = CASE WHEN r."lastRequest" <= ${expired} THEN ${now} ELSE r."lastRequest" END
    RETURNING count, "lastRequest" AS since`;
  if (row === undefined || row.count <= most) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((Number(row.since) - expired) / 1000));
  throw new AppError("rate_limited", `Too many ${what}.`, { hint: `Try again in ${retryAfterSeconds} s.`, retryAfterSeconds });
}
