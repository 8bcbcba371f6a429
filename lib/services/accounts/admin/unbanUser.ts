import type { z } from "zod";
import { mayGiveReasonSchema, type UserDetail } from "@/lib/core/views/admin-people";
import type { Ctx } from "../../context";
import { parseInput } from "../../parseInput";
import { requireAdmin } from "../access";
import { audit } from "../audit";
import { lockUser, targetOf } from "./shared";
import { userDetail } from "./userViews";

/** Opens a closed account again; its keys work as before. Nothing happens to one that is open. */
export async function unbanUser({ ctx, input }: { ctx: Ctx; input: { id: string } & z.input<typeof mayGiveReasonSchema> }): Promise<UserDetail> {
  requireAdmin(ctx.actor);
  const { reason } = parseInput(mayGiveReasonSchema, input);
  await ctx.db.$transaction(async (tx) => {
    const user = await lockUser(tx, input.id);
    if (user.banned !== true) return;
    await tx.user.update({ where: { id: user.id }, data: { banned: false, banReason: null, banExpires: null } });
    await audit(tx, ctx.actor, { action: "user.unban", target: targetOf(user), reason, detail: { ban: [user.banReason, null] } });
  });
  return userDetail(ctx, input.id);
}
