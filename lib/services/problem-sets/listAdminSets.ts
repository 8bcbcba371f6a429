import type { AdminSet, AdminSetList, SetCalibration } from "@/lib/core/views/admin-sets";
import type { Language } from "@/lib/core/problem";
import { rowFaultsSchema } from "@/lib/core/views/admin-sets";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import { calibrationProgress } from "../calibration/calibrationProgress";
import type { ReadCtx } from "../context";
import { toProfileView } from "../views/profileView";
import { livingProfiles } from "../workers/livingWorkers";
import { findCurrentSet } from "./findCurrentSet";
import { languagesOf, scorableIn } from "./scorableIn";

/** The current version of every set as admins see it, by short name. Throws AppError unauthenticated or forbidden. */
export async function listAdminSets({ ctx, input }: { ctx: ReadCtx; input: { limit: number; cursor?: string | undefined } }): Promise<AdminSetList> {
  requireAdmin(ctx.actor);
  const rows = await ctx.db.problemSet.findMany({
    where: { isCurrent: true, ...(input.cursor === undefined ? {} : { slug: { gt: input.cursor } }) },
    orderBy: { slug: "asc" },
    take: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  const living = await livingProfiles(ctx);
  return {
    sets: await Promise.all(page.map((set) => toAdminSet(ctx, set, living))),
    nextCursor: rows.length > input.limit ? (page.at(-1)?.slug ?? null) : null,
  };
}

/** One of them. Throws AppError unauthenticated, forbidden or not_found. */
export async function getAdminSet({ ctx, input }: { ctx: ReadCtx; input: { slug: string } }): Promise<AdminSet> {
  requireAdmin(ctx.actor);
  return toAdminSet(ctx, await findCurrentSet(ctx.db, input.slug), await livingProfiles(ctx));
}

async function toAdminSet(ctx: ReadCtx, set: ProblemSet, living: ReadonlySet<string>): Promise<AdminSet> {
  const [versions, disabledCount, submissionCount, calibrations] = await Promise.all([
    ctx.db.problemSet.count({ where: { slug: set.slug } }),
    ctx.db.problem.count({ where: { setId: set.id, disabledAt: { not: null } } }),
    ctx.db.submission.count({ where: { setId: set.id } }),
    calibrationsOf(ctx, set, living),
  ]);
  const { slug, name, kind, contentHash, source, revision, problemCount, scorableCount } = set;
  return {
    ...{ slug, name, kind, source, revision, problemCount, scorableCount, versions, disabledCount, submissionCount, calibrations },
    version: contentHash,
    importedAt: set.importedAt.toISOString(),
    scorableIn: languagesOf(set).map((language) => ({ language, count: scorableIn(set, language) })),
    rowFaultCount: rowFaultsSchema.parse(set.rowFaults).length,
  };
}

/** Its calibrations, newest first, and the profiles of living workers on which it could be calibrated. */
async function calibrationsOf(ctx: ReadCtx, set: ProblemSet, living: ReadonlySet<string>): Promise<SetCalibration[]> {
  const languages = languagesOf(set);
  const profiles = await ctx.db.measurementProfile.findMany({
    where: { OR: [{ calibrations: { some: { setId: set.id } } }, { hash: { in: [...living] }, language: { in: languages } }] },
    include: { calibrations: { where: { setId: set.id } } },
    orderBy: { lastSeenAt: "desc" },
  });
  const views = profiles.map(async ({ id, hash, language, details, calibrations: [own] }): Promise<SetCalibration> => ({
    language: language as Language,
    profileHash: hash,
    profileLabel: toProfileView(details).label,
    hasWorker: living.has(hash),
    startedAt: own?.startedAt.toISOString() ?? null,
    finishedAt: own?.finishedAt?.toISOString() ?? null,
    progress: own ? await calibrationProgress({ ctx, input: { setId: set.id, profileId: id } }) : null,
  }));
  return (await Promise.all(views)).sort((a, b) => (b.startedAt ?? "").localeCompare(a.startedAt ?? ""));
}
