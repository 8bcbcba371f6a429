import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { banUserSchema, type UserDetail } from "@/lib/core/views/admin-people";
import type { AccountsCtx } from "../../context";
import { parseInput } from "../../parseInput";
import { requireAdmin } from "../access";
import { audit } from "../audit";
import { keepAnAdmin, lockUser, refuseOneself, targetOf } from "./shared";
import { userDetail } from "./userViews";

/**
 * Closes an account, for ever or up to a day or time: its sessions end, its keys and password are refused. What it
 * published stays. Throws AppError conflict for one's own account and for the last admin's.
 */
export async function banUser({ ctx, input }: { ctx: AccountsCtx; input: { id: string } & z.input<typeof banUserSchema> }): Promise<UserDetail> {
  requireAdmin(ctx.actor);
  const { reason, until } = parseInput(banUserSchema, input);
  const banExpires = until ? new Date(until) : null;
  if (banExpires && banExpires <= ctx.now()) {
    throw new AppError("invalid_input", "The end of the ban is over already.", { faults: [{ where: "until", problem: "is not in the future" }] });
  }
  await ctx.db.$transaction(async (tx) => {
    refuseOneself(ctx.actor, input.id, "ban yourself");
    await keepAnAdmin(tx, input.id, ctx.now());
    const user = await lockUser(tx, input.id);
    await tx.user.update({ where: { id: user.id }, data: { banned: true, banReason: reason, banExpires } });
    const ended = await ctx.accounts.endSessions(tx, user.id);
    await audit(tx, ctx.actor, {
      action: "user.ban",
      target: targetOf(user),
      reason,
      detail: { until: [user.banExpires?.toISOString() ?? null, banExpires?.toISOString() ?? null], sessionsEnded: ended },
    });
  });
  return userDetail(ctx, input.id);
}
