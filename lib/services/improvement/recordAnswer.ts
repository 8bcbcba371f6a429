import { costUsd, solutionIn, withoutProgram, type TokenUsage } from "@/lib/core/improvement";
import { sha256Hex } from "@/lib/core/hash";
import { PRIORITY } from "@/lib/core/jobs";
import type { Language } from "@/lib/core/problem";
import type { Ctx, Tx } from "../context";
import { sourceTextRow } from "../problem-sets/importProblemSet";
import { closeStep } from "./settleGeneration";

export interface Answer {
  completion: string;
  /** As the endpoint says it: stop, length, … */
  finishReason: string | null;
  usage: TokenUsage;
  latencyMs: number;
  /** Requests that it took. */
  attempts: number;
}

/** Questions that may end without an answer, from a run's first one on, before its owner has to look. */
const MOST_UNANSWERED = 10;

/** Longest program that is judged: that of a submission. */
const MOST_CODE_BYTES = 256 * 1024;

/**
 * Stores a completion with its tokens and cost, and has the program in it judged, in one transaction. Of an answer
 * without a program the reason is kept, and the step goes on without it. A second answer to the same question changes
 * nothing.
 */
export async function recordAnswer({ ctx, input }: { ctx: Ctx; input: Answer & { generationId: string } }): Promise<void> {
  const asked = await ctx.db.generation.findUnique({ where: { id: input.generationId }, include: { run: { include: { source: true } } } });
  if (!asked) return;
  const cost = costUsd(input.usage, asked.run.source);
  const found = solutionIn(withoutNul(input.completion), asked.run.language as Language);
  const error = found === null ? withoutProgram(input.finishReason) : tooLarge(found.code);
  const codeHash = found && error === null ? await sha256Hex(found.code) : null;
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: { id: asked.id, state: "asked" },
      data: {
        state: error === null ? "answered" : "failed",
        error,
        completion: withoutNul(input.completion),
        finishReason: input.finishReason,
        isWellFormed: found?.isWellFormed ?? false,
        inputTokens: input.usage.inputTokens,
        outputTokens: input.usage.outputTokens,
        costUsd: cost,
        reservedUsd: 0,
        latencyMs: Math.round(input.latencyMs),
        attempts: input.attempts,
        answeredAt: ctx.now(),
      },
    });
    if (count === 0) return;
    if (found === null || codeHash === null) await closeStep(ctx, tx, asked.chainId);
    else {
      await tx.sourceText.createMany({ data: [sourceTextRow(codeHash, found.code)], skipDuplicates: true });
      await tx.generation.update({ where: { id: asked.id }, data: { codeHash } });
      await ctx.queue.enqueueJudging(tx, [{ kind: "generation", generationId: asked.id }], { priority: PRIORITY.generation });
    }
    // At the end, since every other answer of the run waits for its row meanwhile.
    await addToRun(tx, asked.runId, input.usage, cost);
  });
}

/**
 * Stores why there is no answer to one question, which ends it; the step goes on without it. A run that never got an
 * answer is paused after ten: an endpoint that takes none of its requests would be asked in vain for every problem.
 */
export async function recordNoAnswer({ ctx, input }: { ctx: Ctx; input: { generationId: string; error: string; attempts: number } }): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: { id: input.generationId, state: "asked" },
      data: { state: "failed", reservedUsd: 0, error: input.error, attempts: input.attempts, answeredAt: ctx.now() },
    });
    if (count === 0) return;
    const { chainId, runId } = await tx.generation.findUniqueOrThrow({ where: { id: input.generationId }, select: { chainId: true, runId: true } });
    await closeStep(ctx, tx, chainId);
    await pauseUnanswered(tx, runId, input.error);
  });
}

/** Of runs whose row is locked: so each of two questions that end at once is counted on its own. */
async function pauseUnanswered(tx: Tx, runId: string, error: string): Promise<void> {
  if (await tx.generation.findFirst({ where: { runId, completion: { not: null } }, select: { id: true } })) return;
  const unanswered = await tx.generation.count({ where: { runId, state: "failed" } });
  if (unanswered % MOST_UNANSWERED !== 0) return;
  const stateReason = `None of the first ${unanswered} questions got an answer. ${error}`;
  await tx.improvementRun.updateMany({ where: { id: runId, state: "running" }, data: { state: "paused", stateReason } });
}

async function addToRun(tx: Tx, runId: string, { inputTokens, outputTokens }: TokenUsage, cost: number): Promise<void> {
  await tx.improvementRun.update({
    where: { id: runId },
    data: { inputTokens: { increment: inputTokens }, outputTokens: { increment: outputTokens }, costUsd: { increment: cost } },
  });
}

/** Postgres takes no NUL in a text, and no program needs one. */
function withoutNul(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

function tooLarge(code: string): string | null {
  const { length } = new TextEncoder().encode(code);
  return length > MOST_CODE_BYTES ? `The program in the answer has ${length} bytes; at most ${MOST_CODE_BYTES} are judged.` : null;
}
