import type { Ctx } from "../context";

/** Longer than all tries of a notice together. */
const LOST_AFTER_MS = 3 * 3600_000;

/** Ends notices whose last try broke off with its worker: whoever waits for one learns that it does not come. Returns how many. */
export async function closeLostNotices({ ctx }: { ctx: Pick<Ctx, "db" | "now"> }): Promise<number> {
  const before = new Date(ctx.now().getTime() - LOST_AFTER_MS);
  const { count } = await ctx.db.notice.updateMany({
    where: { state: "waiting", createdAt: { lt: before } },
    data: { state: "failed", lastError: "It could not be delivered within three hours" },
  });
  return count;
}
