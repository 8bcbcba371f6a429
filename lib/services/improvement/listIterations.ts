import { AppError } from "@/lib/core/errors";
import type { CurvePoint, IterationCurve } from "@/lib/core/views/improvement";
import type { Prisma } from "@/lib/generated/prisma/client";
import { readableSubmissions } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";

/** What `toPoints` reads of the iterations of a run: figures alone, since what is stored of each problem grows with the set. */
export const SCORED_ITERATIONS = {
  where: { state: "scored" },
  orderBy: { iteration: "asc" },
  select: { id: true, iteration: true, scores: { orderBy: { computedAt: "desc" }, take: 1, select: { passAt1: true, beyondT: true, beyondM: true, beyondI: true } } },
} as const satisfies Prisma.ImprovementRun$submissionsArgs;

type Iteration = Prisma.SubmissionGetPayload<{ select: (typeof SCORED_ITERATIONS)["select"] }>;

export function toPoints(iterations: readonly Iteration[]): CurvePoint[] {
  return iterations.flatMap(({ id, iteration, scores: [score] }) =>
    score && iteration !== null ? [{ iteration, submissionId: id, passAt1: score.passAt1, beyondT: score.beyondT, beyondM: score.beyondM, beyondI: score.beyondI }] : [],
  );
}

/**
 * The scores of the run that a submission is an iteration of, as far as the actor may see its iterations: everybody
 * the public ones. Throws AppError not_found, also for a submission that the actor may not see.
 */
export async function listIterations({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<IterationCurve> {
  const readable = readableSubmissions(ctx.actor);
  const row = await ctx.db.submission.findFirst({ where: { id: requireId(input.id, "submission"), AND: [readable] }, select: { runId: true } });
  if (!row) throw new AppError("not_found", `there is no submission ${input.id}`);
  if (row.runId === null) return { points: [] };
  const { where, ...rest } = SCORED_ITERATIONS;
  return { points: toPoints(await ctx.db.submission.findMany({ where: { ...where, runId: row.runId, AND: [readable] }, ...rest })) };
}
