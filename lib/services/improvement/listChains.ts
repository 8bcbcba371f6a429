import type { ChainView } from "@/lib/core/views/improvement";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { bestSchema } from "./best";
import { getRun } from "./getRun";

/** The problems of a run in the order of the set, a page at a time; `cursor` is the last position. Throws as `getRun`. */
export async function listChains({ ctx, input }: { ctx: ReadCtx; input: { runId: string; cursor?: number; limit?: number } }): Promise<{ chains: ChainView[]; nextCursor: string | null }> {
  await getRun({ ctx, input: { id: input.runId } });
  const limit = Math.min(Math.max(input.limit ?? 50, 1), 200);
  const rows = await ctx.db.improvementChain.findMany({
    where: { runId: requireId(input.runId, "run"), ...(input.cursor === undefined ? {} : { problem: { position: { gt: input.cursor } } }) },
    orderBy: { problem: { position: "asc" } },
    take: limit + 1,
    include: { problem: { select: { slug: true, title: true, position: true } }, _count: { select: { generations: { where: { isKept: true } } } } },
  });
  const page = rows.slice(0, limit);
  const chains = page.map(({ problem, iteration, state, best, _count }) => {
    const parsed = best === null ? null : bestSchema.parse(best);
    return {
      problem: { slug: problem.slug, title: problem.title },
      iteration,
      state: state as ChainView["state"],
      kept: _count.generations,
      best: parsed && { verdict: parsed.verdict, figures: parsed.figures && { wallNs: parsed.figures.time.value, peakBytes: parsed.figures.memory.value, integralByteSeconds: parsed.figures.integral.value }, executionId: parsed.executionId },
    };
  });
  return { chains, nextCursor: rows.length > limit ? String(page.at(-1)?.problem.position) : null };
}
