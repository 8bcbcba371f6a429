import type { Language } from "@/lib/core/problem";
import type { ReportedResultView } from "@/lib/core/views/reported";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { ownReported, readableReported, REPORTED_INCLUDE, toReportedView } from "./reportedView";

export interface ListReportedInput {
  set?: string;
  language?: Language;
  /** Only the actor's own. */
  mine?: boolean;
  /** The last id of the page before. */
  cursor?: string;
  limit?: number;
}

/** Reported results that the actor may read, newest first, a page at a time. Throws AppError unauthenticated where a visitor asks for their own. */
export async function listReportedResults({ ctx, input }: { ctx: ReadCtx; input: ListReportedInput }): Promise<{ reportedResults: ReportedResultView[]; nextCursor: string | null }> {
  const limit = Math.min(Math.max(input.limit ?? 25, 1), 100);
  const rows = await ctx.db.reportedResult.findMany({
    where: {
      AND: [readableReported(ctx.actor), ...(input.mine ? [ownReported(ctx.actor)] : [])],
      ...(input.set ? { set: { slug: input.set } } : {}),
      ...(input.language ? { language: input.language } : {}),
      ...(input.cursor ? { id: { lt: requireId(input.cursor, "cursor") } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: REPORTED_INCLUDE,
  });
  const page = rows.slice(0, limit);
  return { reportedResults: page.map((row) => toReportedView(ctx.actor, row)), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
