import type { CoverageRow } from "@/lib/core/views/admin-sets";
import type { Tx } from "../context";
import type { Finding } from "./coverageFindings";

/** Fewer submissions than this failing alike may be chance. */
const LEAST_SUBMISSIONS = 2;
const EXAMPLES = 5;

interface Row {
  problemId: string;
  failingCase: number;
  samples: number;
  submissions: number;
  executions: string[];
}

/** Problems whose samples all fail, and all at one test case: that case or its checker may be wrong. */
export async function failingAlike(db: Tx, { setId, profileId }: { setId: string; profileId: string }): Promise<Map<string, Finding>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT s."problemId", min(e."failingCase") AS "failingCase", count(*)::int AS samples, count(DISTINCT s."submissionId")::int AS submissions,
           (array_agg(e.id::text ORDER BY e.id))[1:${EXAMPLES}::int] AS executions
    FROM "Execution" e JOIN "Sample" s ON s.id = e."sampleId" JOIN "Problem" p ON p.id = s."problemId"
    WHERE p."setId" = ${setId}::uuid AND e."profileId" = ${profileId}::uuid AND e.verdict NOT IN ('IE', 'CE')
    GROUP BY s."problemId"
    HAVING count(*) FILTER (WHERE e.verdict = 'AC' OR e."failingCase" IS NULL) = 0 AND count(DISTINCT e."failingCase") = 1
       AND count(DISTINCT s."submissionId") >= ${LEAST_SUBMISSIONS}::int`;
  const examples = await describe(db, rows.flatMap(({ executions }) => executions));
  return new Map(rows.map((row) => [row.problemId, {
    what: `All ${row.samples} samples of ${row.submissions} submissions fail, and all at test case ${row.failingCase + 1}.`,
    examples: row.executions.flatMap((id) => examples.get(id) ?? []),
  }]));
}

async function describe(db: Tx, ids: string[]): Promise<Map<string, CoverageRow["examples"][number]>> {
  const rows = await db.execution.findMany({
    where: { id: { in: ids } },
    select: { id: true, verdict: true, reason: true, sample: { select: { submission: { select: { model: { select: { name: true } } } } } } },
  });
  return new Map(rows.map(({ id, verdict, reason, sample }) => [id, {
    executionId: id, label: sample?.submission.model.name ?? "", verdict: verdict as CoverageRow["examples"][number]["verdict"], reason,
  }]));
}
