import { Prisma } from "@/lib/generated/prisma/client";
import type { Conclusion } from "@/lib/core/training";
import { ACTIVE_TRAINING_STATES } from "@/lib/core/views/training";
import type { Ctx } from "../context";
import { lockTraining } from "./changeTraining";

/**
 * Closes an attempt that has ended: the run is free for the next one, and what it ran programs with is void. Where the
 * trainer has not told itself how it ended, the conclusion says. Called twice it does it once.
 */
export async function settleAttempt({ ctx, input }: { ctx: Pick<Ctx, "db" | "now">; input: { runId: string; attempt: number; conclusion: Conclusion; log: { text: string; isWhole: boolean } | null } }): Promise<void> {
  const { runId, attempt, conclusion, log } = input;
  await ctx.db.$transaction(async (tx) => {
    const run = await lockTraining(tx, runId);
    if (run.attempt !== attempt) return;
    if (run.executionKeyId !== null) await tx.apikey.deleteMany({ where: { id: run.executionKeyId } });
    const isOpen = [...ACTIVE_TRAINING_STATES, "lost"].includes(run.state);
    await tx.trainingRun.update({
      where: { id: runId },
      data: {
        handle: Prisma.DbNull,
        claimedBy: null,
        executionKeyId: null,
        ...(log !== null && { logTail: log.text, isLogWhole: log.isWhole }),
        ...(isOpen && { state: conclusion.state, stateReason: reasonOf(run, conclusion), failureCode: conclusion.code, finishedAt: run.finishedAt ?? ctx.now() }),
      },
    });
  });
}

/** Why it was to stop says more than that it did. */
function reasonOf({ state, stateReason }: { state: string; stateReason: string | null }, { state: end, reason }: Conclusion): string {
  return state === "stopping" && end === "stopped" && stateReason !== null ? stateReason : reason;
}
