import type { Ctx } from "../context";

/** Stops a running calibration: what is measured stays, queued references are skipped. Idempotent. */
export async function stopCalibration({ ctx, input }: { ctx: Ctx; input: { setId: string; profileId: string } }): Promise<{ stopped: boolean }> {
  const { count } = await ctx.db.calibration.updateMany({ where: { ...input, state: "running" }, data: { state: "stopped" } });
  return { stopped: count > 0 };
}
