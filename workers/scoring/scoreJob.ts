import type { ScoreJob } from "@/lib/core/jobs";
import type { Ctx } from "@/lib/services/context";
import { submitIteration } from "@/lib/services/improvement/submitIteration";
import { computeLeaderboard } from "@/lib/services/scoring/computeLeaderboard";
import { remeasureSet } from "@/lib/services/scoring/remeasureSet";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { scoreOneSubmission } from "@/lib/services/scoring/scoreOneSubmission";
import type { Attempt, Outcome } from "../loop";

/** The handler of score jobs: one submission when its last sample is judged, a whole set when its calibration is done. */
export function createScoreHandler(ctx: Ctx): (attempt: Attempt<ScoreJob>) => Promise<Outcome> {
  return async ({ data: job }) => {
    if (job.kind === "set") {
      const { scored } = await rescoreSet({ ctx, input: job });
      if (job.onlyScores) return { status: "done", note: `${scored} submissions scored` };
      const { submissions } = await remeasureSet({ ctx, input: job });
      return { status: "done", note: `${scored} submissions scored, ${submissions} to be measured on this profile` };
    }
    if (job.kind === "iteration") return { status: "done", note: `submission ${await submitIteration({ ctx, input: job })}` };
    const outcome = await scoreOneSubmission({ ctx, input: job });
    if (outcome.state === "scored") await computeLeaderboard({ ctx, input: outcome });
    return { status: "done", note: outcome.state };
  };
}
