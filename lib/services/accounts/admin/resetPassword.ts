import type { z } from "zod";
import { mayGiveReasonSchema, type OneTimePassword } from "@/lib/core/views/admin-people";
import type { AccountsCtx } from "../../context";
import { parseInput } from "../../parseInput";
import { requireAdmin } from "../access";
import { audit } from "../audit";
import { oneTimePassword } from "./oneTimePassword";
import { lockUser, refuseOneself, targetOf } from "./shared";
import { userDetail } from "./userViews";

/**
 * Gives an account a new password that is told this once and has to be changed at the next sign-in; ends its sessions.
 * Its keys stay. Throws AppError conflict for one's own account, which has a page for that.
 */
export async function resetPassword({ ctx, input }: { ctx: AccountsCtx; input: { id: string } & z.input<typeof mayGiveReasonSchema> }): Promise<OneTimePassword> {
  requireAdmin(ctx.actor);
  const { reason } = parseInput(mayGiveReasonSchema, input);
  refuseOneself(ctx.actor, input.id, "reset your own password here");
  const password = oneTimePassword();
  await ctx.db.$transaction(async (tx) => {
    const user = await lockUser(tx, input.id);
    await ctx.accounts.setPassword(tx, { userId: user.id, password });
    await tx.user.update({ where: { id: user.id }, data: { mustChangePassword: true } });
    const ended = await ctx.accounts.endSessions(tx, user.id);
    await audit(tx, ctx.actor, { action: "user.password", target: targetOf(user), reason, detail: { sessionsEnded: ended } });
  });
  return { user: await userDetail(ctx, input.id), password };
}
