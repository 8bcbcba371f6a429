import { sha256Hex } from "@/lib/core/hash";
import { AppError } from "@/lib/core/errors";
import type { TrainingEvent } from "@/lib/core/training";
import type { Ctx } from "../context";
import { requireId } from "../requireId";
import { storeEvents } from "./storeEvents";

/**
 * Takes in what a trainer reports, by the token of its run's present attempt; also of a run that has ended, whose trainer
 * may have been without a network until now. What is sent again changes nothing. `ackedSeq`: all up to it are stored.
 * Throws AppError unauthenticated for a token that is not the run's, which says nothing of whether there is such a run.
 */
export async function recordEvents({ ctx, input }: { ctx: Pick<Ctx, "db" | "now">; input: { runId: string; token: string; events: readonly TrainingEvent[] } }): Promise<{ ackedSeq: number }> {
  const runId = requireId(input.runId, "training run");
  const tokenHash = await sha256Hex(input.token);
  if ((await ctx.db.trainingRun.count({ where: { id: runId, tokenHash } })) === 0) {
    throw new AppError("unauthenticated", "The token is not that of the run's present attempt.", { hint: "Each launch of a run has a token of its own, which its trainer is given." });
  }
  return storeEvents({ ctx, input: { runId, events: input.events, tokenHash } });
}
