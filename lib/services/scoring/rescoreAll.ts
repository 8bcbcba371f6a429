import type { Language } from "@/lib/core/problem";
import { PRIORITY, type JudgeJob } from "@/lib/core/jobs";
import { referencesOf } from "../calibration/startCalibration";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Ctx, Tx } from "../context";
import { livingProfiles } from "../workers/livingWorkers";

type Row = Prisma.CalibrationGetPayload<{ include: { profile: { select: { hash: true; language: true } } } }>;

/**
 * After it has changed which problems of a set count: brings its calibrations in line and queues the scoring of all
 * entries of the boards that pages show. A calibration that lacks references of what counts now goes on with these
 * first, where its profile is the newest in its language or a worker has it.
 */
export async function rescoreAll(ctx: Pick<Ctx, "db" | "queue" | "now">, tx: Tx, setId: string): Promise<void> {
  const calibrations = await tx.calibration.findMany({ where: { setId }, orderBy: { startedAt: "desc" }, include: { profile: { select: { hash: true, language: true } } } });
  const boards = await tx.leaderboard.findMany({ where: { setId }, orderBy: { computedAt: "desc" }, select: { profileId: true, profile: { select: { language: true } } } });
  const living = await livingProfiles(ctx);
  for (const [index, calibration] of calibrations.entries()) {
    const { hash, language } = calibration.profile;
    const isNewest = calibrations.findIndex((other) => other.profile.language === language) === index;
    const board = boards.find(({ profile }) => profile.language === language);
    const next = await bringInLine(ctx, tx, calibration, isNewest || living.has(hash));
    const finishes = calibration.state !== "done";
    // Another board computed now would take the place of the one that is shown.
    const isShown = board ? board.profileId === calibration.profileId : isNewest;
    if (next === "done" && (finishes || isShown)) await ctx.queue.enqueueScoring(tx, { kind: "set", setId, profileId: calibration.profileId, ...(finishes ? {} : { onlyScores: true }) });
  }
}

async function bringInLine(ctx: Pick<Ctx, "queue" | "now">, tx: Tx, { id, setId, profileId, state, profile }: Row, canMeasure: boolean): Promise<string> {
  const wanted = referencesOf(setId, profile.language as Language);
  const total = await tx.referenceSolution.count({ where: wanted });
  const missing = await tx.referenceSolution.findMany({ where: { ...wanted, executions: { none: { profileId } } }, select: { id: true } });
  const next = state === "stopped" ? "stopped" : missing.length > 0 && (state === "running" || canMeasure) ? "running" : "done";
  await tx.calibration.update({ where: { id }, data: { total, state: next, ...(next === "done" && state !== "done" ? { finishedAt: ctx.now() } : {}) } });
  // What a running one lacks is queued already, or was skipped meanwhile and is put back by the safety net.
  if (state === "done" && next === "running") {
    const jobs: JudgeJob[] = missing.map((reference) => ({ kind: "reference", referenceId: reference.id, calibrationId: id }));
    await ctx.queue.enqueueJudging(tx, jobs, { priority: PRIORITY.calibration });
  }
  return next;
}
