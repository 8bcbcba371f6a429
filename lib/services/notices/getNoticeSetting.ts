import type { NoticeSettingView } from "@/lib/core/views/notices";
import { requireUser, type UserActor } from "../accounts/access";
import type { NoticesCtx } from "./ports";

/** How the signed-in person is told of the end of their submissions. */
export async function getNoticeSetting({ ctx }: { ctx: Pick<NoticesCtx, "db" | "actor" | "notices"> }): Promise<NoticeSettingView> {
  return noticeSettingOf(ctx, requireUser(ctx.actor, "read"));
}

/** The same for a caller whose rights are checked. */
export async function noticeSettingOf(ctx: Pick<NoticesCtx, "db" | "notices">, user: UserActor): Promise<NoticeSettingView> {
  const row = await ctx.db.noticeSetting.findUnique({ where: { userId: user.id } });
  return { byEmail: row?.byEmail ?? false, email: user.email, sendsEmail: ctx.notices.sendsEmail, webhookUrl: row?.webhookUrl ?? null };
}
