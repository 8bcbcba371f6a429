import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { AppError, isAppError } from "@/lib/core/errors";
import { noticeSettingInputSchema, type SavedNoticeSetting } from "@/lib/core/views/notices";
import { requireUser } from "../accounts/access";
import { parseInput } from "../parseInput";
import { noticeSettingOf } from "./getNoticeSetting";
import { webhookSecretContext, type NoticesCtx } from "./ports";

/** What every secret starts with, so that a scanner of leaked secrets knows it. */
const SECRET_PREFIX = "abwh_";
const SECRET_BYTES = 32;

/**
 * Sets how the signed-in person is told of the end of their submissions. A first or another address gets a secret,
 * which is told in the answer and never again. Throws AppError invalid_input for an address that may not be called, and for
 * e-mail where the installation sends none or the person's address is not confirmed.
 */
export async function setNoticeSetting({ ctx, input }: { ctx: NoticesCtx; input: z.input<typeof noticeSettingInputSchema> }): Promise<SavedNoticeSetting> {
  const user = requireUser(ctx.actor, "submit");
  const { byEmail, webhookUrl, renewSecret } = parseInput(noticeSettingInputSchema, input);
  const before = await ctx.db.noticeSetting.findUnique({ where: { userId: user.id } });
  if (byEmail && !ctx.notices.sendsEmail && before?.byEmail !== true) {
    throw new AppError("invalid_input", "This installation sends no e-mail.", { faults: [{ where: "byEmail", problem: "no e-mail can be sent here" }], hint: "Use a webhook, or ask whoever runs it to set SMTP_URL." });
  }
  if (byEmail && before?.byEmail !== true) await requireConfirmedAddress(ctx, user.id);
  if (webhookUrl !== null && webhookUrl !== before?.webhookUrl) await requireCallable(ctx, webhookUrl);
  const isNew = webhookUrl !== null && (webhookUrl !== before?.webhookUrl || before.webhookSecret === null || renewSecret);
  const secret = isNew ? `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString("base64url")}` : null;
  const sealed = secret === null ? {} : { webhookSecret: await ctx.notices.seal(secret, webhookSecretContext(user.id)) };
  const data = { byEmail, webhookUrl, ...(webhookUrl === null ? { webhookSecret: null } : sealed) };
  await ctx.db.noticeSetting.upsert({ where: { userId: user.id }, create: { userId: user.id, ...data }, update: data });
  return { ...(await noticeSettingOf(ctx, user)), secret };
}

/** Mail goes to nobody who did not ask for it. */
async function requireConfirmedAddress(ctx: NoticesCtx, id: string): Promise<void> {
  const { emailVerified } = await ctx.db.user.findUniqueOrThrow({ where: { id }, select: { emailVerified: true } });
  if (emailVerified) return;
  throw new AppError("invalid_input", "Your address is not confirmed.", { faults: [{ where: "byEmail", problem: "the address has to be confirmed first" }], hint: "The account page sends you a link for that." });
}

/** Whatever is wrong with it now, a name that does not resolve too, is a fault of what was entered. */
async function requireCallable(ctx: NoticesCtx, webhookUrl: string): Promise<void> {
  await ctx.notices.checkWebhookUrl(webhookUrl).catch((cause: unknown) => {
    if (!isAppError(cause)) throw cause;
    throw new AppError("invalid_input", "The webhook cannot be called.", { faults: [{ where: "webhookUrl", problem: cause.message }], ...(cause.hint === undefined ? {} : { hint: cause.hint }), cause });
  });
}
