import type { Language } from "@/lib/core/problem";
import { leaderboardSnapshotSchema, type LeaderboardSnapshot, type LeaderboardView } from "@/lib/core/views/leaderboard";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import { PUBLIC_SUBMISSIONS, readableSubmissions } from "../accounts/access";
import type { ReadCtx } from "../context";
import { currentProfile } from "../calibration/currentProfile";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { shownLanguage } from "../problem-sets/scorableIn";
import { disabledProblems } from "../problems/disabledProblems";
import { setSummary } from "../problem-sets/setSummary";
import { publicReportedResults } from "../reported-results/publicReportedResults";
import { toProfileView } from "../views/profileView";

/**
 * The leaderboard of a set (the first set where none is named) in a language (Python where none is named), on the
 * profile that was calibrated last, with the results that people report of themselves beside it.
 * Throws AppError not_found when there is no such set.
 */
export async function getLeaderboard({ ctx, input }: { ctx: ReadCtx; input: { set?: string; language?: Language } }): Promise<LeaderboardView> {
  const set = input.set ? await findCurrentSet(ctx.db, input.set) : await firstSet(ctx);
  const language = shownLanguage(set, input.language);
  const [summary, board, profile, pending, reported, disabled] = await Promise.all([
    setSummary(ctx, set, language),
    ctx.db.leaderboard.findFirst({ where: { setId: set.id, profile: { language } }, orderBy: { computedAt: "desc" }, include: { profile: true } }),
    currentProfile(ctx, set.id, language),
    pendingSubmissions(ctx, set.id, language),
    publicReportedResults(ctx, { setSlug: set.slug, language }),
    disabledProblems(ctx.db, set.id),
  ]);
  const shown = board?.profile ?? profile;
  return {
    set: summary,
    language,
    profile: shown ? toProfileView(shown.details) : null,
    computedAt: board?.computedAt.toISOString() ?? null,
    snapshot: board ? await asOfNow(ctx, leaderboardSnapshotSchema.parse(board.body)) : null,
    reported,
    disabled,
    pending,
  };
}

/** A stored board lags behind what people and admins do: what is not public now is not shown, and what is verified now is. */
async function asOfNow(ctx: ReadCtx, snapshot: LeaderboardSnapshot): Promise<LeaderboardSnapshot> {
  const rows = await ctx.db.submission.findMany({
    where: { id: { in: snapshot.entries.map(({ submissionId }) => submissionId) }, ...PUBLIC_SUBMISSIONS },
    select: { id: true, verifiedAt: true },
  });
  const verifiedAt = new Map(rows.map((row) => [row.id, row.verifiedAt?.toISOString() ?? null]));
  const entries = snapshot.entries.filter(({ submissionId }) => verifiedAt.has(submissionId));
  return { ...snapshot, entries: entries.map((entry) => ({ ...entry, verifiedAt: verifiedAt.get(entry.submissionId) ?? null })) };
}

async function firstSet(ctx: ReadCtx): Promise<ProblemSet> {
  const set = await ctx.db.problemSet.findFirst({ where: { isCurrent: true }, orderBy: [{ importedAt: "asc" }, { slug: "asc" }] });
  return set ?? findCurrentSet(ctx.db, "starter");
}

/** Everybody sees what is public, a researcher their own besides. */
async function pendingSubmissions(ctx: ReadCtx, setId: string, language: Language): Promise<LeaderboardView["pending"]> {
  const rows = await ctx.db.submission.findMany({
    where: { setId, language, state: { in: ["queued", "running"] }, AND: [readableSubmissions(ctx.actor)] },
    select: { id: true, state: true, doneCount: true, sampleCount: true, model: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({ submissionId: row.id, modelName: row.model.name, state: row.state, done: row.doneCount, total: row.sampleCount }));
}
