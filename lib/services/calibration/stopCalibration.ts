import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";

/** Stops a running calibration: what is measured stays, queued references are skipped. Idempotent. Throws AppError unauthenticated or forbidden. */
export async function stopCalibration({ ctx, input }: { ctx: Ctx; input: { setId: string; profileId: string } }): Promise<{ stopped: boolean }> {
  requireAdmin(ctx.actor);
  return ctx.db.$transaction(async (tx) => {
    const { count } = await tx.calibration.updateMany({ where: { ...input, state: "running" }, data: { state: "stopped" } });
    if (count > 0) await audit(tx, ctx.actor, { action: "calibration.stop", target: { kind: "calibration" }, detail: input });
    return { stopped: count > 0 };
  });
}
