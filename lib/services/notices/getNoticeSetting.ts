import type { NoticeSettingView } from "@/lib/core/views/notices";
import { requireUser } from "../accounts/access";
import type { NoticesCtx } from "./ports";

/** How the signed-in person is told of the end of their submissions. */
export async function getNoticeSetting({ ctx }: { ctx: Pick<NoticesCtx, "db" | "actor" | "notices"> }): Promise<NoticeSettingView> {
  const user = requireUser(ctx.actor, "read");
  const row = await ctx.db.noticeSetting.findUnique({ where: { userId: user.id } });
  return { byEmail: row?.byEmail ?? false, email: user.email, sendsEmail: ctx.notices.sendsEmail, webhookUrl: row?.webhookUrl ?? null };
}
