import { AppError } from "@/lib/core/errors";
import type { GenerationView, ProblemChainView } from "@/lib/core/views/improvement";
import type { Verdict } from "@/lib/core/verdict";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ReadCtx } from "../context";
import { toFigures } from "../views/figures";
import { getRun } from "./getRun";

const INCLUDE = {
  code: { select: { text: true } },
  executions: { orderBy: { createdAt: "desc" }, take: 1 },
} satisfies Prisma.GenerationInclude;
type Row = Prisma.GenerationGetPayload<{ include: typeof INCLUDE }>;

/**
 * What a run asked, got and measured on one problem, completion by completion, a page at a time; `cursor` is the number
 * of completions before it. Throws AppError not_found.
 */
export async function getChain({ ctx, input }: { ctx: ReadCtx; input: { runId: string; problem: string; cursor?: number | undefined; limit?: number } }): Promise<ProblemChainView> {
  const run = await getRun({ ctx, input: { id: input.runId } });
  const chain = await ctx.db.improvementChain.findFirst({
    where: { runId: run.id, problem: { slug: input.problem } },
    include: { problem: { select: { slug: true, title: true } }, startCode: { select: { text: true } } },
  });
  if (!chain) throw new AppError("not_found", `the run has no problem "${input.problem}"`);
  const [skip, limit] = [input.cursor ?? 0, Math.min(Math.max(input.limit ?? 25, 1), 100)];
  const rows = await ctx.db.generation.findMany({ where: { chainId: chain.id }, include: INCLUDE, orderBy: [{ iteration: "asc" }, { position: "asc" }], skip, take: limit + 1 });
  const page = rows.slice(0, limit);
  const startCode = chain.startCode?.text ?? null;
  return {
    run,
    problem: chain.problem,
    startCode,
    bestBefore: (page[0] && (await keptBefore(ctx, chain.id, page[0].iteration))) ?? startCode,
    generations: page.map(toView),
    nextCursor: rows.length > limit ? String(skip + limit) : null,
  };
}

/** The last solution that was kept before an iteration; undefined where none was. */
async function keptBefore(ctx: ReadCtx, chainId: string, iteration: number): Promise<string | undefined> {
  const kept = await ctx.db.generation.findFirst({ where: { chainId, isKept: true, iteration: { lt: iteration } }, orderBy: { iteration: "desc" }, include: { code: { select: { text: true } } } });
  return kept?.code?.text;
}

function toView(row: Row): GenerationView {
  const [execution] = row.executions;
  const { id, iteration, position, error, completion, finishReason, isWellFormed, isKept, inputTokens, outputTokens, costUsd, latencyMs } = row;
  return {
    ...{ id, iteration, position, error, completion, finishReason, isWellFormed, isKept, inputTokens, outputTokens, costUsd, latencyMs },
    state: row.state as GenerationView["state"],
    prompt: row.prompt as GenerationView["prompt"],
    code: row.code?.text ?? null,
    executionId: execution?.id ?? null,
    verdict: (execution?.verdict as Verdict | undefined) ?? null,
    figures: execution ? toFigures(execution) : null,
  };
}
