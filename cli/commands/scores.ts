import { LANGUAGE_NAMES } from "@/lib/core/problem";
import { listScoredPairs } from "@/lib/services/scoring/listScoredPairs";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { withContext } from "../support/context";
import { createProgress } from "../support/progress";
import type { Configure } from ".";

/** `afterburner scores --recompute`: every score and leaderboard anew, from stored executions. */
export const scores: Configure = (command) => {
  command
    .option("--recompute", "compute every score and leaderboard anew from stored executions")
    .action(async (options: { recompute?: boolean }) => {
      if (!options.recompute) command.error("error: say what to do with the scores: --recompute");
      const progress = createProgress();
      await withContext(progress, async (ctx) => {
        const pairs = await listScoredPairs({ ctx });
        for (const pair of pairs) {
          const name = `${pair.setSlug} in ${LANGUAGE_NAMES[pair.language]}`;
          progress.update(`scoring ${name}`);
          const { scored, entries } = await rescoreSet({ ctx, input: pair });
          progress.say(`${name}: ${scored} submissions scored, ${entries} on the leaderboard`);
        }
        if (pairs.length === 0) progress.say("nothing is calibrated yet, so there is nothing to score");
      });
    });
};
