import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";
import type { RunView } from "@/lib/core/views/improvement";
import type { ImprovementRun, Prisma } from "@/lib/generated/prisma/client";
import { readableRuns, requireUserOrSystem } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { pausedBecause, runsPausedBecause } from "../workers/pausedBecause";
import { SCORED_ITERATIONS, toPoints } from "./listIterations";

const INCLUDE = {
  source: { include: { model: true } },
  set: { select: { slug: true, name: true } },
  submissions: SCORED_ITERATIONS,
} satisfies Prisma.ImprovementRunInclude;
type Row = Prisma.ImprovementRunGetPayload<{ include: typeof INCLUDE }>;

/** One run with its progress, cost and curve, for its owner and admins. Throws AppError not_found for everybody else. */
export async function getRun({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<RunView> {
  requireUserOrSystem(ctx.actor, "read");
  const row = await ctx.db.improvementRun.findFirst({ where: { id: requireId(input.id, "run"), AND: [readableRuns(ctx.actor)] }, include: INCLUDE });
  if (!row) throw new AppError("not_found", `there is no improvement run ${input.id}`);
  return toView(ctx, row);
}

/** A run that the caller has made or changed just now, whether or not its key may read. Throws AppError not_found. */
export async function viewRun(ctx: ReadCtx, id: string): Promise<RunView> {
  const row = await ctx.db.improvementRun.findUnique({ where: { id }, include: INCLUDE });
  if (!row) throw new AppError("not_found", `there is no improvement run ${id}`);
  return toView(ctx, row);
}

/** The actor's runs (all, for an admin), newest first, a page at a time; `cursor` is the last id of the page before. */
export async function listRuns({ ctx, input }: { ctx: ReadCtx; input: { cursor?: string; limit?: number } }): Promise<{ runs: RunView[]; nextCursor: string | null }> {
  requireUserOrSystem(ctx.actor, "read");
  const limit = Math.min(Math.max(input.limit ?? 25, 1), 100);
  const rows = await ctx.db.improvementRun.findMany({
    where: readableRuns(ctx.actor),
    orderBy: { id: "desc" },
    ...(input.cursor ? { cursor: { id: requireId(input.cursor, "cursor") }, skip: 1 } : {}),
    take: limit + 1,
    include: INCLUDE,
  });
  const page = rows.slice(0, limit);
  const runs = await Promise.all(page.map((row) => toView(ctx, row)));
  return { runs, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

async function toView(ctx: ReadCtx, row: Row): Promise<RunView> {
  return {
    id: row.id,
    state: row.state as RunView["state"],
    stateReason: row.stateReason,
    waitsBecause: row.state === "running" ? ((await runsPausedBecause(ctx)) ?? (await pausedBecause(ctx, row.language as Language))) : null,
    source: { id: row.source.id, name: row.source.name, modelName: row.source.model.name },
    set: row.set,
    language: row.language,
    objective: row.objective as RunView["objective"],
    iterations: row.iterations,
    samplesPerStep: row.samplesPerStep,
    temperature: row.temperature,
    maxOutputTokens: row.maxOutputTokens,
    seed: row.seed,
    startFrom: row.startFrom as RunView["startFrom"],
    startSubmissionId: row.startSubmissionId,
    withFeedback: row.withFeedback,
    withOriginalCode: row.withOriginalCode,
    promptVersion: row.promptVersion,
    method: row.method as RunView["method"],
    problemCount: row.problemCount,
    steps: await stepsOf(ctx, row),
    usage: { inputTokens: Number(row.inputTokens), outputTokens: Number(row.outputTokens), costUsd: row.costUsd, costCeilingUsd: row.costCeilingUsd },
    curve: toPoints(row.submissions),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Steps of chains that ended, and all; a start solution takes the place of a first step. */
async function stepsOf(ctx: ReadCtx, run: ImprovementRun): Promise<RunView["steps"]> {
  const [sum, started] = await Promise.all([
    ctx.db.improvementChain.aggregate({ where: { runId: run.id }, _sum: { iteration: true } }),
    ctx.db.improvementChain.count({ where: { runId: run.id, startCodeHash: { not: null } } }),
  ]);
  return { done: (sum._sum.iteration ?? 0) - started, total: run.problemCount * (run.iterations + 1) - started };
}
