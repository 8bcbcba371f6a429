import type { SetSummary } from "@/lib/core/views/common";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import { calibrationProgress } from "../calibration/calibrationProgress";
import type { ReadCtx } from "../context";

/** A problem set with its number of scored entries and the state of its calibration. */
export async function setSummary(ctx: ReadCtx, set: ProblemSet): Promise<SetSummary> {
  const [entryCount, calibration] = await Promise.all([
    ctx.db.submission.count({ where: { setId: set.id, state: "scored" } }),
    calibrationProgress({ ctx, input: { setId: set.id } }),
  ]);
  return {
    slug: set.slug,
    name: set.name,
    kind: set.kind,
    version: set.contentHash,
    problemCount: set.problemCount,
    scorableCount: set.scorableCount,
    entryCount,
    importedAt: set.importedAt.toISOString(),
    source: set.source,
    rowFaults: set.rowFaults as SetSummary["rowFaults"],
    calibration,
  };
}
