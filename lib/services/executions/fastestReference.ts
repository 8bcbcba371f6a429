import type { ExecutionView } from "@/lib/core/views/executions";
import type { ReadCtx } from "../context";
import { FIGURE_COLUMNS, toFigures } from "../views/figures";

/** The accepted reference of a problem with the lowest wall time on a profile; null before calibration. */
export async function fastestReference(ctx: ReadCtx, problemId: string, profileId: string): Promise<ExecutionView["fastestReference"]> {
  const row = await ctx.db.execution.findFirst({
    where: { profileId, verdict: "AC", wallNs: { not: null }, reference: { problemId } },
    orderBy: [{ wallNs: "asc" }, { id: "asc" }],
    select: { id: true, ...FIGURE_COLUMNS, reference: { select: { label: true, code: { select: { text: true } } } } },
  });
  const figures = row ? toFigures(row) : null;
  if (!row?.reference || !figures) return null;
  return { executionId: row.id, label: row.reference.label, code: row.reference.code.text, figures };
}
