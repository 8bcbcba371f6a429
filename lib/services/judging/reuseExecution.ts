import { JUDGING_VERSION } from "@/lib/core/judging";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "../context";
import type { JudgingTask } from "./loadJudgingTask";
import { storeAndCount } from "./recordExecution";

/**
 * Gives a program the figures that the same text has on the same problem and profile already, and counts it as
 * `recordExecution` does. A score is about the program, not about the moment when it was handed in: handed in twice
 * it scores the same, and handing in again until a lucky run gains nothing. A result that was our own fault (IE) is
 * never taken over. Returns false where nothing is known, or a new measurement is asked for.
 */
export async function reuseExecution({ ctx, input: task }: { ctx: Ctx; input: JudgingTask }): Promise<boolean> {
  if (task.anew) return false;
  const { problemId, language, codeHash } = task;
  const program = { problemId, language, codeHash };
  const known = await ctx.db.execution.findFirst({
    where: {
      profileId: task.profileId,
      judgingVersion: JUDGING_VERSION,
      isReused: false,
      verdict: { not: "IE" },
      OR: [{ sample: { is: program } }, { reference: { is: program } }, { generation: { is: { codeHash, chain: { problemId }, run: { language } } } }],
    },
    orderBy: { measuredAt: "desc" },
    include: { detail: true },
  });
  if (!known?.detail) return false;
  const { detail, id: _, sampleId: _s, referenceId: _r, calibrationId: _c, generationId: _g, createdAt: _at, ...row } = known;
  await storeAndCount(ctx, task.job, {
    row: { ...row, isReused: true },
    detail: { evidence: detail.evidence ?? {}, figures: stored(detail.figures), trace: stored(detail.trace), phases: detail.phases ?? {} },
  });
  return true;
}

/** A JSON column as it was read, in the form in which it is written. */
function stored(value: Prisma.JsonValue): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value ?? Prisma.DbNull;
}
