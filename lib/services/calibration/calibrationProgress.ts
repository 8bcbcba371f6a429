import type { Language } from "@/lib/core/problem";
import type { CalibrationProgress } from "@/lib/core/views/common";
import type { Calibration } from "@/lib/generated/prisma/client";
import type { ReadCtx } from "../context";
import { livingProfiles } from "../workers/livingWorkers";
import { measuredReferences } from "./measuredReferences";

/** Executions of the last minutes say how fast it goes; older ones may have waited for something else. */
const PACE_WINDOW_MS = 5 * 60 * 1000;

export interface CalibrationProgressInput {
  setId: string;
  /** Of this profile alone. */
  profileId?: string;
  /** Of this language alone: its newest calibration. */
  language?: Language;
}

/**
 * How far the calibration of a set is: on a profile, in a language, or, where neither is named, in all its languages
 * together. Null before any.
 */
export async function calibrationProgress({ ctx, input }: { ctx: ReadCtx; input: CalibrationProgressInput }): Promise<CalibrationProgress | null> {
  const calibrations = await present(ctx, input);
  if (calibrations.length === 0) return null;
  const ids = calibrations.map(({ id }) => id);
  const calibrationId = { in: ids };
  const since = new Date(ctx.now().getTime() - PACE_WINDOW_MS);
  const [done, failed, recent] = await Promise.all([
    measuredReferences(ctx.db, ids),
    ctx.db.execution.count({ where: { calibrationId, verdict: { not: "AC" } } }),
    ctx.db.execution.aggregate({ where: { calibrationId, createdAt: { gte: since } }, _count: true, _min: { createdAt: true } }),
  ]);
  const state = together(calibrations);
  const total = calibrations.reduce((sum, calibration) => sum + calibration.total, 0);
  const secondsLeft = state === "running" ? secondsFor(total - done, recent._count, recent._min.createdAt, ctx.now()) : null;
  return { state, total, done, failed, secondsLeft };
}

/** The newest calibration of each language, or of the one asked for. */
async function present(ctx: ReadCtx, { setId, profileId, language }: CalibrationProgressInput): Promise<Calibration[]> {
  const profile = language ? { profile: { language } } : {};
  const rows = await ctx.db.calibration.findMany({
    where: { setId, ...(profileId ? { profileId } : {}), ...profile },
    orderBy: { startedAt: "desc" },
    include: { profile: { select: { language: true, hash: true } } },
  });
  const newest = rows.filter((row, i) => rows.findIndex((other) => other.profile.language === row.profile.language) === i);
  if (newest.length < 2) return newest;
  const living = await livingProfiles(ctx);
  // One that stopped short in a language which no worker has any more would never be done.
  return newest.filter((row) => row.state === "done" || living.size === 0 || living.has(row.profile.hash));
}

function together(calibrations: Calibration[]): CalibrationProgress["state"] {
  const has = (state: CalibrationProgress["state"]) => calibrations.some((calibration) => calibration.state === state);
  return has("running") ? "running" : has("stopped") ? "stopped" : "done";
}

/** Time that `left` more take at the pace of `recent` since `first`; null while fewer than three are done. */
export function secondsFor(left: number, recent: number, first: Date | null, now: Date): number | null {
  if (recent < 3 || first === null) return null;
  const elapsedSeconds = Math.max(1, (now.getTime() - first.getTime()) / 1000);
  return Math.ceil((left * elapsedSeconds) / recent);
}
