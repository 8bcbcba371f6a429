import { AppError } from "@/lib/core/errors";
import { trainingEventSchema } from "@/lib/core/training";
import type { LogTail, TrainingEventPage } from "@/lib/core/views/training";
import { requireAdmin } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";

/**
 * What a trainer reported, newest first, a page at a time; what a resumed run did again is left out.
 * Throws AppError unauthenticated, forbidden, not_found.
 */
export async function readEvents({ ctx, input }: { ctx: ReadCtx; input: { id: string; before?: number | undefined; kinds: readonly string[]; limit: number } }): Promise<TrainingEventPage> {
  requireAdmin(ctx.actor);
  const { before, kinds, limit } = input;
  const runId = await requireRun(ctx, input.id);
  const rows = await ctx.db.trainingEvent.findMany({
    where: { runId, kind: { in: [...kinds] }, isSuperseded: false, ...(before !== undefined && { seq: { lt: before } }) },
    orderBy: { seq: "desc" },
    take: limit + 1,
    select: { seq: true, step: true, at: true, kind: true, data: true },
  });
  const events = rows.slice(0, limit).map(({ at, ...row }) => trainingEventSchema.parse({ ...row, ts: at.toISOString() }));
  return { events, nextBefore: rows.length > limit ? (events.at(-1)?.seq ?? null) : null };
}

/** The end of what the trainer said, as its worker saw it last. Throws AppError unauthenticated, forbidden, not_found. */
export async function readLogTail({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<LogTail> {
  requireAdmin(ctx.actor);
  const id = await requireRun(ctx, input.id);
  const { logTail, isLogWhole } = await ctx.db.trainingRun.findUniqueOrThrow({ where: { id }, select: { logTail: true, isLogWhole: true } });
  return { text: logTail ?? "", isComplete: isLogWhole };
}

async function requireRun(ctx: ReadCtx, given: string): Promise<string> {
  const id = requireId(given, "training run");
  if ((await ctx.db.trainingRun.count({ where: { id } })) === 0) throw new AppError("not_found", `there is no training run ${id}`, { hint: "The list of training runs has them all." });
  return id;
}
