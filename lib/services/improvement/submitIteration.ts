import { PRIORITY } from "@/lib/core/jobs";
import type { Language } from "@/lib/core/problem";
import type { ImprovementRun, ModelSource, TrainingCheckpoint } from "@/lib/generated/prisma/client";
import type { Ctx, Tx } from "../context";
import { contentHashOf } from "../submissions/duplicates";

interface KeptSolution {
  problemId: string;
  slug: string;
  codeHash: string;
}

type Run = ImprovementRun & { source: ModelSource; checkpoint: (TrainingCheckpoint & { run: { name: string } }) | null };

const CHUNK = 500;
const TIMEOUT_MS = 5 * 60_000;

/**
 * Makes the submission of an iteration: of each problem the best solution that the run had when it ended. It is judged
 * as any other, and takes over what was measured on the way. Called twice it makes one. Returns its id; null where no
 * problem had a solution yet, and for a run that is gone.
 */
export async function submitIteration({ ctx, input }: { ctx: Ctx; input: { runId: string; iteration: number } }): Promise<string | null> {
  const { runId, iteration } = input;
  const run = await ctx.db.improvementRun.findUnique({ where: { id: runId }, include: { source: true, checkpoint: { include: { run: { select: { name: true } } } } } });
  if (!run) return null;
  return ctx.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM "ImprovementRun" WHERE id = ${runId}::uuid FOR UPDATE`;
      const present = await tx.submission.findUnique({ where: { runId_iteration: { runId, iteration } }, select: { id: true } });
      if (present) return present.id;
      const solutions = await keptAt(tx, runId, iteration);
      return solutions.length === 0 ? null : write(ctx, tx, run, iteration, solutions);
    },
    { timeout: TIMEOUT_MS, maxWait: 30_000 },
  );
}

/** The last solution that each chain kept up to an iteration; the one it started from where it kept none. */
async function keptAt(tx: Tx, runId: string, iteration: number): Promise<KeptSolution[]> {
  return tx.$queryRaw<KeptSolution[]>`
    SELECT c."problemId", p.slug, coalesce(kept."codeHash", c."startCodeHash") AS "codeHash"
    FROM "ImprovementChain" c
    JOIN "Problem" p ON p.id = c."problemId"
    LEFT JOIN LATERAL (
      SELECT g."codeHash" FROM "Generation" g
      WHERE g."chainId" = c.id AND g."isKept" AND g.iteration <= ${iteration} ORDER BY g.iteration DESC LIMIT 1
    ) kept ON true
    WHERE c."runId" = ${runId}::uuid AND coalesce(kept."codeHash", c."startCodeHash") IS NOT NULL
    ORDER BY p.position`;
}

async function write(ctx: Ctx, tx: Tx, run: Run, iteration: number, solutions: KeptSolution[]): Promise<string> {
  const { language } = run;
  const contentHash = await contentHashOf(solutions.map(({ slug, codeHash }) => ({ problem: slug, index: 0, language, codeHash })));
  const submission = await tx.submission.create({
    data: {
      setId: run.setId,
      modelId: run.source.modelId,
      language,
      method: run.method,
      iteration,
      runId: run.id,
      decoding: `temperature ${run.temperature}, ${run.samplesPerStep} a step`,
      notes: notesOf(run),
      ownerId: run.ownerId,
      visibility: "private",
      format: "improvement",
      contentHash,
      sampleCount: solutions.length,
      createdAt: ctx.now(),
    },
    select: { id: true },
  });
  for (let from = 0; from < solutions.length; from += CHUNK) await writeSamples(ctx, tx, submission.id, language as Language, solutions.slice(from, from + CHUNK));
  return submission.id;
}

async function writeSamples(ctx: Ctx, tx: Tx, submissionId: string, language: Language, solutions: KeptSolution[]): Promise<void> {
  const rows = await tx.sample.createManyAndReturn({
    data: solutions.map(({ problemId, codeHash }) => ({ submissionId, problemId, position: 0, language, codeHash })),
    select: { id: true },
  });
  await ctx.queue.enqueueJudging(tx, rows.map(({ id }) => ({ kind: "sample" as const, sampleId: id })), { priority: PRIORITY.submission });
}

function notesOf(run: Run): string {
  const left = [...(run.withFeedback ? [] : ["without feedback"]), ...(run.withOriginalCode ? [] : ["without the original code"])];
  const trained = run.checkpoint === null ? [] : [`of step ${run.checkpoint.step} of the training run ${run.checkpoint.run.name}`];
  return [`Iterative optimization for ${run.objective === "both" ? "time and memory" : run.objective}`, ...trained, ...left].join(", ");
}
