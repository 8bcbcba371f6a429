import type { Language } from "@/lib/core/problem";
import type { SetSummary } from "@/lib/core/views/common";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import { PUBLIC_SUBMISSIONS } from "../accounts/access";
import { calibrationProgress } from "../calibration/calibrationProgress";
import type { ReadCtx } from "../context";
import { languagesOf, scorableIn } from "./scorableIn";

/** A problem set with its number of scored entries and the state of its calibration: in one language, or in all together. */
export async function setSummary(ctx: ReadCtx, set: ProblemSet, language?: Language): Promise<SetSummary> {
  const only = language ? { language } : {};
  const [entryCount, calibration] = await Promise.all([
    ctx.db.submission.count({ where: { setId: set.id, state: "scored", ...only, ...PUBLIC_SUBMISSIONS } }),
    calibrationProgress({ ctx, input: { setId: set.id, ...only } }),
  ]);
  return {
    slug: set.slug,
    name: set.name,
    kind: set.kind,
    version: set.contentHash,
    problemCount: set.problemCount,
    scorableCount: language ? scorableIn(set, language) : set.scorableCount,
    languages: languagesOf(set),
    entryCount,
    importedAt: set.importedAt.toISOString(),
    source: set.source,
    rowFaults: set.rowFaults as SetSummary["rowFaults"],
    calibration,
  };
}
