import type { CalibrationProgress } from "@/lib/core/views/common";
import type { ReadCtx } from "../context";

/** Executions of the last minutes say how fast it goes; older ones may have waited for something else. */
const PACE_WINDOW_MS = 5 * 60 * 1000;

/** How far the calibration of a set is on a profile (the newest one where none is named); null before any. */
export async function calibrationProgress({ ctx, input }: { ctx: ReadCtx; input: { setId: string; profileId?: string } }): Promise<CalibrationProgress | null> {
  const calibration = await ctx.db.calibration.findFirst({
    where: { setId: input.setId, ...(input.profileId ? { profileId: input.profileId } : {}) },
    orderBy: { startedAt: "desc" },
  });
  if (!calibration) return null;
  const since = new Date(ctx.now().getTime() - PACE_WINDOW_MS);
  const [done, failed, recent] = await Promise.all([
    ctx.db.execution.count({ where: { calibrationId: calibration.id } }),
    ctx.db.execution.count({ where: { calibrationId: calibration.id, verdict: { not: "AC" } } }),
    ctx.db.execution.aggregate({ where: { calibrationId: calibration.id, createdAt: { gte: since } }, _count: true, _min: { createdAt: true } }),
  ]);
  const state = calibration.state as CalibrationProgress["state"];
  const secondsLeft = state === "running" ? secondsFor(calibration.total - done, recent._count, recent._min.createdAt, ctx.now()) : null;
  return { state, total: calibration.total, done, failed, secondsLeft };
}

/** Time that `left` more take at the pace of `recent` since `first`; null while fewer than three are done. */
export function secondsFor(left: number, recent: number, first: Date | null, now: Date): number | null {
  if (recent < 3 || first === null) return null;
  const elapsedSeconds = Math.max(1, (now.getTime() - first.getTime()) / 1000);
  return Math.ceil((left * elapsedSeconds) / recent);
}
