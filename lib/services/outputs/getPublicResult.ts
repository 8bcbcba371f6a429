import { AppError } from "@/lib/core/errors";
import type { PublicResult } from "@/lib/core/outputs/result";
import { leaderboardSnapshotSchema } from "@/lib/core/views/leaderboard";
import type { ReadCtx } from "../context";
import { getSubmission } from "../submissions/getSubmission";

/**
 * A submission as it is cited and shown elsewhere, which only a public one is. Throws AppError not_found for one that
 * the actor may not see, conflict for one that is private, hidden or has no scores.
 */
export async function getPublicResult({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<PublicResult> {
  const submission = await getSubmission({ ctx, input });
  const { scores, publishedAt, finishedAt, createdAt } = submission;
  if (submission.visibility !== "public" || submission.hidden !== null || scores === null || submission.state !== "scored") {
    throw new AppError("conflict", `submission ${submission.id} is not on the public pages, so it cannot be cited or shown elsewhere`, {
      hint: submission.hidden ? "An admin hid it; ask them to show it again." : "Publish it once it is scored.",
    });
  }
  const { set } = await ctx.db.submission.findUniqueOrThrow({ where: { id: submission.id }, select: { set: { select: { id: true, source: true, revision: true } } } });
  return {
    submission: { ...submission, scores, publishedAt: publishedAt ?? finishedAt ?? createdAt },
    hub: hubOf(set),
    rank: await rankOf(ctx, set.id, submission.id, submission.language),
  };
}

const HUB_ID = /^(?:hf:)?([A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*)(?:@[\w./-]+)?$/;

/** Only sets of the hub have a revision. */
function hubOf({ source, revision }: { source: string; revision: string | null }): PublicResult["hub"] {
  const id = HUB_ID.exec(source)?.[1];
  return id === undefined || revision === null ? null : { id, revision };
}

async function rankOf(ctx: ReadCtx, setId: string, submissionId: string, language: string): Promise<PublicResult["rank"]> {
  const board = await ctx.db.leaderboard.findFirst({ where: { setId, profile: { language } }, orderBy: { computedAt: "desc" } });
  if (!board) return null;
  const { entries } = leaderboardSnapshotSchema.parse(board.body);
  const entry = entries.find((one) => one.submissionId === submissionId);
  return entry ? { ...entry.ranks.beyondI, of: entries.length } : null;
}
