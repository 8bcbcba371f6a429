import { AppError } from "@/lib/core/errors";
import { pageOf, placeOf, taken, type Page } from "@/lib/core/paging";
import type { Language } from "@/lib/core/problem";
import type { ProblemListItem, ProblemListView } from "@/lib/core/views/problems";
import type { ReadCtx } from "../context";
import { currentProfile } from "../calibration/currentProfile";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import { toDisabled } from "./toDisabled";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { setSummary } from "../problem-sets/setSummary";
import { shownLanguage } from "../problem-sets/scorableIn";

interface ReferenceSpan {
  problemId: string;
  count: bigint;
  fastest: bigint | null;
  slowest: bigint | null;
}

interface PassShare {
  problemId: string;
  judged: bigint;
  accepted: bigint;
}

/** Start of the set's version, and the position of the last problem. */
const CURSOR = /^([0-9a-f]{12})\.(\d{1,9})$/;
const versionPart = (set: ProblemSet): string => set.contentHash.slice(0, 12);

/**
 * The problems of a set in its order, with the span of the references and the share of samples accepted in one language.
 * All of them, or a page. Throws AppError not_found, or conflict where the set has another version than the cursor.
 */
export async function listProblems({ ctx, input }: { ctx: ReadCtx; input: Page & { set: string; language?: Language } }): Promise<ProblemListView> {
  const set = await findCurrentSet(ctx.db, input.set);
  const language = shownLanguage(set, input.language);
  const profile = await currentProfile(ctx, set.id, language);
  const [summary, problems, references, spans, shares] = await Promise.all([
    setSummary(ctx, set, language),
    ctx.db.problem.findMany({ where: { setId: set.id, ...behind(set, input.cursor) }, orderBy: { position: "asc" }, ...taken(input.limit) }),
    ctx.db.referenceSolution.groupBy({ by: ["problemId"], where: { language, problem: { setId: set.id } }, _count: true }),
    profile ? referenceSpans(ctx, set.id, profile.id) : [],
    profile ? passShares(ctx, set.id, profile.id) : [],
  ]);
  const referenceCountOf = new Map(references.map((group) => [group.problemId, group._count]));
  const spanOf = new Map(spans.map((span) => [span.problemId, span]));
  const shareOf = new Map(shares.map((share) => [share.problemId, share]));
  const page = pageOf(problems, input.limit, (problem) => `${versionPart(set)}.${problem.position}`);
  const items = page.rows.map((problem): ProblemListItem => {
    const span = spanOf.get(problem.id);
    const share = shareOf.get(problem.id);
    const { slug, externalId, title, difficulty, tags, caseCount, notScorable } = problem;
    return {
      ...{ slug, externalId, title, difficulty, tags, caseCount, notScorable },
      disabled: toDisabled(problem),
      referenceCount: referenceCountOf.get(problem.id) ?? 0,
      calibratedCount: Number(span?.count ?? 0),
      fastestWallNs: numberOrNull(span?.fastest),
      slowestWallNs: numberOrNull(span?.slowest),
      passRate: share ? Number(share.accepted) / Number(share.judged) : null,
    };
  });
  return { set: summary, language, problems: items, nextCursor: page.nextCursor };
}

function behind(set: ProblemSet, cursor: string | undefined): { position?: { gt: number } } {
  if (cursor === undefined) return {};
  const [version, position] = placeOf(cursor, CURSOR, ([first = "", second]) => [first, Number(second)] as const);
  if (version === versionPart(set)) return { position: { gt: position } };
  throw new AppError("conflict", `${set.name} has been imported anew since this cursor was given.`, { hint: "Begin again without a cursor." });
}

function numberOrNull(value: bigint | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function referenceSpans(ctx: ReadCtx, setId: string, profileId: string): Promise<ReferenceSpan[]> {
  return ctx.db.$queryRaw<ReferenceSpan[]>`
    SELECT p.id AS "problemId", count(*) AS count, min(e."wallNs") AS fastest, max(e."wallNs") AS slowest
    FROM "Execution" e JOIN "ReferenceSolution" r ON r.id = e."referenceId" JOIN "Problem" p ON p.id = r."problemId"
    WHERE p."setId" = ${setId}::uuid AND e."profileId" = ${profileId}::uuid AND e.verdict = 'AC'
    GROUP BY p.id`;
}

function passShares(ctx: ReadCtx, setId: string, profileId: string): Promise<PassShare[]> {
  return ctx.db.$queryRaw<PassShare[]>`
    SELECT p.id AS "problemId", count(*) AS judged, count(*) FILTER (WHERE e.verdict = 'AC') AS accepted
    FROM "Execution" e JOIN "Sample" s ON s.id = e."sampleId" JOIN "Problem" p ON p.id = s."problemId"
    WHERE p."setId" = ${setId}::uuid AND e."profileId" = ${profileId}::uuid AND e.verdict <> 'IE'
    GROUP BY p.id`;
}
