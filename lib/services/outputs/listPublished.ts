import type { FeedEntry } from "@/lib/core/outputs/atom";
import { PUBLIC_SUBMISSIONS } from "../accounts/access";
import type { ReadCtx } from "../context";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { scoreSummarySchema } from "../scoring/scoreSummary";

const FEED_LENGTH = 50;

/** The results published last, of all sets or one; the same for everybody. Throws AppError not_found for a set that is not there. */
export async function listPublished({ ctx, input }: { ctx: ReadCtx; input: { set?: string | undefined } }): Promise<FeedEntry[]> {
  if (input.set !== undefined) await findCurrentSet(ctx.db, input.set);
  const rows = await ctx.db.submission.findMany({
    // What the system brings itself was not published by anybody.
    where: { ...PUBLIC_SUBMISSIONS, state: "scored", publishedAt: { not: null }, origin: "user", ...(input.set === undefined ? {} : { set: { slug: input.set } }) },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: FEED_LENGTH,
    include: { model: true, set: true, scores: { orderBy: { computedAt: "desc" }, take: 1 } },
  });
  return rows.flatMap((row) => {
    const score = row.scores[0];
    if (!score || !row.publishedAt) return [];
    const { beyondI, passAt1 } = scoreSummarySchema.parse(score.summary).metrics;
    const updatedAt = score.computedAt > row.publishedAt ? score.computedAt : row.publishedAt;
    return [
      {
        ...{ submissionId: row.id, modelName: row.model.name, method: row.method, language: row.language, sampleCount: row.sampleCount },
        ...{ setName: row.set.name, setSlug: row.set.slug, beyondI, passAt1: passAt1.mean },
        ...{ publishedAt: row.publishedAt.toISOString(), updatedAt: updatedAt.toISOString() },
      },
    ];
  });
}
