import type { Language } from "@/lib/core/problem";
import { leaderboardSnapshotSchema, type LeaderboardView } from "@/lib/core/views/leaderboard";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import { readableSubmissions } from "../accounts/access";
import type { ReadCtx } from "../context";
import { currentProfile } from "../calibration/currentProfile";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { shownLanguage } from "../problem-sets/scorableIn";
import { setSummary } from "../problem-sets/setSummary";
import { toProfileView } from "../views/profileView";

/**
 * The leaderboard of a set (the first set where none is named) in a language (Python where none is named), on the
 * profile that was calibrated last.
 * Throws AppError not_found when there is no such set.
 */
export async function getLeaderboard({ ctx, input }: { ctx: ReadCtx; input: { set?: string; language?: Language } }): Promise<LeaderboardView> {
  const set = input.set ? await findCurrentSet(ctx.db, input.set) : await firstSet(ctx);
  const language = shownLanguage(set, input.language);
  const [summary, board, profile, pending] = await Promise.all([
    setSummary(ctx, set, language),
    ctx.db.leaderboard.findFirst({ where: { setId: set.id, profile: { language } }, orderBy: { computedAt: "desc" }, include: { profile: true } }),
    currentProfile(ctx, set.id, language),
    pendingSubmissions(ctx, set.id, language),
  ]);
  const shown = board?.profile ?? profile;
  return {
    set: summary,
    language,
    profile: shown ? toProfileView(shown.details) : null,
    computedAt: board?.computedAt.toISOString() ?? null,
    snapshot: board ? leaderboardSnapshotSchema.parse(board.body) : null,
    pending,
  };
}

async function firstSet(ctx: ReadCtx): Promise<ProblemSet> {
  const set = await ctx.db.problemSet.findFirst({ where: { isCurrent: true }, orderBy: [{ importedAt: "asc" }, { slug: "asc" }] });
  return set ?? findCurrentSet(ctx.db, "starter");
}

async function pendingSubmissions(ctx: ReadCtx, setId: string, language: Language): Promise<LeaderboardView["pending"]> {
  const rows = await ctx.db.submission.findMany({
    where: { setId, language, state: { in: ["queued", "running"] }, AND: [readableSubmissions(ctx.actor)] },
    select: { id: true, state: true, doneCount: true, sampleCount: true, model: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({ submissionId: row.id, modelName: row.model.name, state: row.state, done: row.doneCount, total: row.sampleCount }));
}
