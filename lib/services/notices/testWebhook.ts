import { AppError } from "@/lib/core/errors";
import type { NoticeView } from "@/lib/core/views/notices";
import { requireUser } from "../accounts/access";
import type { Ctx } from "../context";
import { toNoticeView } from "./listNotices";

const MOST_TESTS = 5;
const WINDOW_MS = 10 * 60_000;

/**
 * Sends a `webhook.test` to the signed-in person's webhook, once; what became of it is in the list of notices. Throws
 * AppError conflict without a webhook, rate_limited after five in ten minutes.
 */
export async function testWebhook({ ctx }: { ctx: Ctx }): Promise<NoticeView> {
  const user = requireUser(ctx.actor, "submit");
  return ctx.db.$transaction(async (tx) => {
    // Locked, so that requests side by side count each other.
    await tx.$queryRaw`SELECT "userId" FROM "NoticeSetting" WHERE "userId" = ${user.id} FOR UPDATE`;
    const setting = await tx.noticeSetting.findUnique({ where: { userId: user.id } });
    if (!setting?.webhookUrl) throw new AppError("conflict", "There is no webhook to test.", { hint: "Save an address first." });
    const recent = await tx.notice.count({ where: { userId: user.id, event: "webhook.test", createdAt: { gt: new Date(ctx.now().getTime() - WINDOW_MS) } } });
    if (recent >= MOST_TESTS) throw new AppError("rate_limited", `A webhook is tested at most ${MOST_TESTS} times in ten minutes.`, { hint: "Wait a little." });
    const notice = await tx.notice.create({ data: { userId: user.id, channel: "webhook", event: "webhook.test", body: {}, createdAt: ctx.now() } });
    await ctx.queue.enqueueNotices(tx, [{ noticeId: notice.id }], { tries: 1 });
    return toNoticeView(notice);
  });
}
