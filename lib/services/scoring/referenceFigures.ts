import type { MetricFigures } from "@/lib/core/scoring/metrics";
import type { Tx } from "../context";

interface FigureRow {
  wallNs: bigint | null;
  peakBytes: bigint | null;
  integralByteSeconds: number | null;
  wallRelativeError: number | null;
  peakRelativeError: number | null;
  integralRelativeError: number | null;
}

/** Prisma columns that `toMetricFigures` reads. */
export const METRIC_COLUMNS = {
  wallNs: true,
  peakBytes: true,
  integralByteSeconds: true,
  wallRelativeError: true,
  peakRelativeError: true,
  integralRelativeError: true,
} as const;

/** The figures that scores are made of; null where an execution has none. */
export function toMetricFigures(row: FigureRow): MetricFigures | null {
  if (row.wallNs === null || row.peakBytes === null || row.integralByteSeconds === null) return null;
  return {
    time: { value: Number(row.wallNs), relativeError: row.wallRelativeError },
    memory: { value: Number(row.peakBytes), relativeError: row.peakRelativeError },
    integral: { value: row.integralByteSeconds, relativeError: row.integralRelativeError },
  };
}

/** Figures of the accepted reference solutions on one profile, by problem id; of a whole set without its disabled problems. */
export async function referenceFigures(db: Tx, where: { setId?: string; problemId?: string; profileId: string }): Promise<Map<string, MetricFigures[]>> {
  const problem = { ...(where.setId ? { setId: where.setId, disabledAt: null } : {}), ...(where.problemId ? { id: where.problemId } : {}) };
  const rows = await db.execution.findMany({
    where: { profileId: where.profileId, verdict: "AC", reference: { problem } },
    select: { ...METRIC_COLUMNS, reference: { select: { problemId: true } } },
  });
  const byProblem = new Map<string, MetricFigures[]>();
  for (const row of rows) {
    const figures = toMetricFigures(row);
    if (!figures || !row.reference) continue;
    const list = byProblem.get(row.reference.problemId) ?? [];
    list.push(figures);
    byProblem.set(row.reference.problemId, list);
  }
  return byProblem;
}
