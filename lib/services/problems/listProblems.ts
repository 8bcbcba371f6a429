import type { ProblemListItem, ProblemListView } from "@/lib/core/views/problems";
import type { ReadCtx } from "../context";
import { currentProfile } from "../calibration/currentProfile";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { setSummary } from "../problem-sets/setSummary";

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

/** The problems of a set in its order, with the span of the references and the share of samples accepted. */
export async function listProblems({ ctx, input }: { ctx: ReadCtx; input: { set: string } }): Promise<ProblemListView> {
  const set = await findCurrentSet(ctx.db, input.set);
  const profile = await currentProfile(ctx, set.id);
  const [summary, problems, spans, shares] = await Promise.all([
    setSummary(ctx, set),
    ctx.db.problem.findMany({ where: { setId: set.id }, orderBy: { position: "asc" } }),
    profile ? referenceSpans(ctx, set.id, profile.id) : [],
    profile ? passShares(ctx, set.id, profile.id) : [],
  ]);
  const spanOf = new Map(spans.map((span) => [span.problemId, span]));
  const shareOf = new Map(shares.map((share) => [share.problemId, share]));
  const items = problems.map((problem): ProblemListItem => {
    const span = spanOf.get(problem.id);
    const share = shareOf.get(problem.id);
    const { slug, externalId, title, difficulty, tags, caseCount, referenceCount, notScorable } = problem;
    return {
      ...{ slug, externalId, title, difficulty, tags, caseCount, referenceCount, notScorable },
      calibratedCount: Number(span?.count ?? 0),
      fastestWallNs: numberOrNull(span?.fastest),
      slowestWallNs: numberOrNull(span?.slowest),
      passRate: share ? Number(share.accepted) / Number(share.judged) : null,
    };
  });
  return { set: summary, problems: items };
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
