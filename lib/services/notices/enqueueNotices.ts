import type { NoticeEvent, NoticeSubmission } from "@/lib/core/views/notices";
import type { Ctx, Tx } from "../context";
import { scoreSummarySchema } from "../scoring/scoreSummary";

/**
 * Puts down that the owner of a submission is to be told of its end, by the ways that they chose, in the transaction
 * that ends it. Who was told of the same end before is not told again.
 */
export async function enqueueNotices(ctx: Pick<Ctx, "queue" | "now">, tx: Tx, { submissionId, event }: { submissionId: string; event: Exclude<NoticeEvent, "webhook.test"> }): Promise<void> {
  const submission = await tx.submission.findUniqueOrThrow({ where: { id: submissionId }, select: { ownerId: true, owner: { select: { noticeSetting: true } } } });
  const setting = submission.owner?.noticeSetting;
  if (submission.ownerId === null || !setting) return;
  const userId = submission.ownerId;
  const channels = [...(setting.byEmail ? ["email"] : []), ...(setting.webhookUrl === null ? [] : ["webhook"])];
  if (channels.length === 0) return;
  const body = await summaryOf(tx, submissionId);
  const data = channels.map((channel) => ({ userId, submissionId, channel, event, body, createdAt: ctx.now() }));
  const written = await tx.notice.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
  if (written.length > 0) await ctx.queue.enqueueNotices(tx, written.map(({ id }) => ({ noticeId: id })));
}

async function summaryOf(tx: Tx, id: string): Promise<NoticeSubmission> {
  const row = await tx.submission.findUniqueOrThrow({ where: { id }, include: { model: true, set: true, scores: { orderBy: { computedAt: "desc" }, take: 1 } } });
  const score = row.state === "scored" ? row.scores[0] : undefined;
  return {
    id: row.id,
    state: row.state,
    stateReason: row.stateReason,
    model: row.model.name,
    set: { slug: row.set.slug, name: row.set.name },
    language: row.language as NoticeSubmission["language"],
    method: row.method as NoticeSubmission["method"],
    iteration: row.iteration,
    sampleCount: row.sampleCount,
    scores: score ? scoreSummarySchema.parse(score.summary).metrics : null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
