import type { Language } from "@/lib/core/problem";
import { COVERAGE_LISTS, type CoverageListName, type CoverageRow, type SetCoverage } from "@/lib/core/views/admin-sets";
import { requireAdmin } from "../accounts/access";
import { currentProfile } from "../calibration/currentProfile";
import type { ReadCtx } from "../context";
import { toDisabled } from "../problems/toDisabled";
import { coverageFindings, type Finding } from "./coverageFindings";
import { findCurrentSet } from "./findCurrentSet";
import { languagesOf, shownLanguage } from "./scorableIn";

export interface SetCoverageInput {
  set: string;
  language?: Language | undefined;
  list?: CoverageListName | undefined;
  limit: number;
  /** Position of the last problem of the page before. */
  cursor?: number | undefined;
}

/**
 * What may be wrong with the problems of a set in a language, counted by sort, and one sort as a list in the set's
 * order. Throws AppError unauthenticated, forbidden or not_found.
 */
export async function setCoverage({ ctx, input }: { ctx: ReadCtx; input: SetCoverageInput }): Promise<SetCoverage> {
  requireAdmin(ctx.actor);
  const set = await findCurrentSet(ctx.db, input.set);
  const language = shownLanguage(set, input.language);
  const profile = await currentProfile(ctx, set.id, language);
  const { findings, measuredCount } = await coverageFindings(ctx.db, { setId: set.id, language, profileId: profile?.id ?? null });
  const list = input.list ?? COVERAGE_LISTS.find((name) => findings[name].size > 0) ?? "disabled";
  const page = await listed(ctx, set.id, findings[list], input);
  return {
    set: { slug: set.slug, name: set.name, version: set.contentHash },
    language,
    languages: languagesOf(set),
    problemCount: set.problemCount,
    measuredCount,
    counts: Object.fromEntries(COVERAGE_LISTS.map((name) => [name, findings[name].size])) as SetCoverage["counts"],
    list,
    ...page,
  };
}

async function listed(ctx: ReadCtx, setId: string, found: ReadonlyMap<string, Finding>, { limit, cursor }: SetCoverageInput): Promise<{ rows: CoverageRow[]; nextCursor: string | null }> {
  const problems = await ctx.db.problem.findMany({
    where: { setId, id: { in: [...found.keys()] }, ...(cursor === undefined ? {} : { position: { gt: cursor } }) },
    orderBy: { position: "asc" },
    take: limit + 1,
  });
  const page = problems.slice(0, limit);
  const rows = page.map((problem): CoverageRow => {
    const { what, examples } = found.get(problem.id) ?? { what: "", examples: [] };
    return { problem: { slug: problem.slug, title: problem.title, position: problem.position }, disabled: toDisabled(problem), what, examples };
  });
  return { rows, nextCursor: problems.length > limit ? String(page.at(-1)?.position ?? 0) : null };
}
