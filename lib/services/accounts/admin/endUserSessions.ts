import type { z } from "zod";
import { mayGiveReasonSchema, type UserDetail } from "@/lib/core/views/admin-people";
import type { AccountsCtx } from "../../context";
import { parseInput } from "../../parseInput";
import { requireAdmin } from "../access";
import { audit } from "../audit";
import { lockUser, targetOf } from "./shared";
import { userDetail } from "./userViews";

/** Signs an account out everywhere. */
export async function endUserSessions({ ctx, input }: { ctx: AccountsCtx; input: { id: string } & z.input<typeof mayGiveReasonSchema> }): Promise<UserDetail> {
  requireAdmin(ctx.actor);
  const { reason } = parseInput(mayGiveReasonSchema, input);
  await ctx.db.$transaction(async (tx) => {
    const user = await lockUser(tx, input.id);
    const ended = await ctx.accounts.endSessions(tx, user.id);
    if (ended > 0) await audit(tx, ctx.actor, { action: "user.signOut", target: targetOf(user), reason, detail: { sessionsEnded: ended } });
  });
  return userDetail(ctx, input.id);
}
