import type { Ctx } from "../context";
import { profileLanguage } from "../calibration/profileLanguage";
import { computeLeaderboard } from "./computeLeaderboard";
import { scoreOneSubmission } from "./scoreOneSubmission";

/** Scores every finished submission of a set in the profile's language anew from its stored executions and ranks them. */
export async function rescoreSet({ ctx, input }: { ctx: Ctx; input: { setId: string; profileId: string } }): Promise<{ scored: number; entries: number }> {
  const language = await profileLanguage(ctx.db, input.profileId);
  const submissions = await ctx.db.submission.findMany({
    where: { setId: input.setId, language, state: { in: ["queued", "running", "scored"] }, doneCount: { gte: ctx.db.submission.fields.sampleCount } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  let scored = 0;
  for (const { id } of submissions) {
    const outcome = await scoreOneSubmission({ ctx, input: { submissionId: id } });
    if (outcome.state === "scored") scored += 1;
  }
  const board = await computeLeaderboard({ ctx, input });
  return { scored, entries: board.entries.length };
}
