import type { Language } from "@/lib/core/problem";
import type { ReportedResultView } from "@/lib/core/views/reported";
import type { ReadCtx } from "../context";
import { PUBLIC_REPORTED, REPORTED_INCLUDE, toReportedView } from "./reportedView";

/** Rows of one board; more would bury what was measured. */
const ON_A_BOARD = 200;

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
