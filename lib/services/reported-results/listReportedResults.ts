import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";
import type { ReportedResultView } from "@/lib/core/views/reported";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { ownReported, PUBLIC_REPORTED, readableReported, REPORTED_INCLUDE, toReportedView } from "./reportedView";

/** Rows of one board; more would bury what was measured. */
const ON_A_BOARD = 200;

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

/** One reported result. Throws AppError not_found, also for one that the actor may not see. */
export async function getReportedResult({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<ReportedResultView> {
  const row = await ctx.db.reportedResult.findFirst({ where: { id: requireId(input.id, "reported result"), AND: [readableReported(ctx.actor)] }, include: REPORTED_INCLUDE });
  if (!row) throw new AppError("not_found", `there is no reported result ${input.id}`);
  return toReportedView(ctx.actor, row);
}

/** What the board of a set in a language shows beside its ranking, best Beyond-I first; those of earlier versions of the set too. */
export async function publicReportedResults(ctx: ReadCtx, { setSlug, language }: { setSlug: string; language: Language }): Promise<ReportedResultView[]> {
  const rows = await ctx.db.reportedResult.findMany({
    where: { ...PUBLIC_REPORTED, language, set: { slug: setSlug } },
    orderBy: [{ beyondI: { sort: "desc", nulls: "last" } }, { passAt1: "desc" }, { id: "asc" }],
    take: ON_A_BOARD,
    include: REPORTED_INCLUDE,
  });
  return rows.map((row) => toReportedView(ctx.actor, row));
}
