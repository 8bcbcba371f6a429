import { AppError, isAppError, type ErrorCode } from "@/lib/core/errors";
import { noticeSubmissionSchema, type NoticeEvent, type NoticeSubmission, type WebhookBody } from "@/lib/core/views/notices";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "../context";
import { mailText } from "./mailText";
import { webhookSecretContext, type DeliveryPorts } from "./ports";

export interface DeliverNoticeInput {
  noticeId: string;
  /** Nobody will try again after this. */
  isLast: boolean;
  signal: AbortSignal;
}

/** `again`: it is tried later. `gone`: it was told already, or is no more. */
export type Delivery = { state: "sent" | "gone" } | { state: "failed" | "again"; reason: string };

const INCLUDE = { user: { include: { noticeSetting: true } } } satisfies Prisma.NoticeInclude;
type Row = Prisma.NoticeGetPayload<{ include: typeof INCLUDE }>;

/** What will be the same the next time. */
const LASTING: ReadonlySet<ErrorCode> = new Set(["invalid_input", "conflict", "configuration"]);

/** Delivers one notice by its channel and writes down what became of it, with the reason where it failed. */
export async function deliverNotice({ ctx, input, ports }: { ctx: Pick<Ctx, "db" | "now">; input: DeliverNoticeInput; ports: DeliveryPorts }): Promise<Delivery> {
  const notice = await ctx.db.notice.findUnique({ where: { id: input.noticeId }, include: INCLUDE });
  if (!notice || notice.state !== "waiting") return { state: "gone" };
  const fault = await attempt(() => (notice.channel === "email" ? byMail(notice, ports) : byWebhook(ctx, notice, ports, input.signal)));
  if (fault === null) {
    await ctx.db.notice.update({ where: { id: notice.id }, data: { state: "sent", sentAt: ctx.now(), lastError: null, attempts: { increment: 1 } } });
    return { state: "sent" };
  }
  const state = input.isLast || LASTING.has(fault.code) ? "failed" : "waiting";
  const reason = fault.hint === undefined ? fault.message : `${fault.message}: ${fault.hint}`;
  await ctx.db.notice.update({ where: { id: notice.id }, data: { state, lastError: reason, attempts: { increment: 1 } } });
  return { state: state === "failed" ? "failed" : "again", reason };
}

async function attempt(deliver: () => Promise<void>): Promise<AppError | null> {
  try {
    await deliver();
    return null;
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}

async function byWebhook({ now }: Pick<Ctx, "now">, notice: Row, ports: DeliveryPorts, signal: AbortSignal): Promise<void> {
  const setting = notice.user.noticeSetting;
  if (!setting?.webhookUrl || !setting.webhookSecret) throw new AppError("conflict", "The webhook was removed before this could be sent");
  const submission = submissionIn(notice);
  const body: WebhookBody = { event: notice.event as NoticeEvent, sentAt: now().toISOString(), submission, url: pageOf(submission, ports.publicUrl) };
  const secret = await ports.unseal(setting.webhookSecret, webhookSecretContext(notice.userId));
  await ports.callWebhook({ url: setting.webhookUrl, secret, deliveryId: notice.id, event: notice.event, body: JSON.stringify(body) }, signal);
}

async function byMail(notice: Row, ports: DeliveryPorts): Promise<void> {
  if (ports.sendMail === null) throw new AppError("configuration", "This installation sends no e-mail any more");
  const submission = submissionIn(notice);
  if (submission === null) throw new AppError("conflict", "This notice is about no submission");
  await ports.sendMail({ to: notice.user.email, ...mailText(submission, pageOf(submission, ports.publicUrl)) });
}

function submissionIn({ event, body }: Row): NoticeSubmission | null {
  return event === "webhook.test" ? null : noticeSubmissionSchema.parse(body);
}

function pageOf(submission: NoticeSubmission | null, publicUrl: string | null): string | null {
  return submission === null || publicUrl === null ? null : `${publicUrl}/submissions/${submission.id}`;
}
