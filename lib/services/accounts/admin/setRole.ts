import type { z } from "zod";
import { setRoleSchema, type UserDetail } from "@/lib/core/views/admin-people";
import type { Ctx } from "../../context";
import { parseInput } from "../../parseInput";
import { requireAdmin } from "../access";
import { audit } from "../audit";
import { keepAnAdmin, lockUser, refuseOneself, targetOf } from "./shared";
import { userDetail } from "./userViews";

/**
 * Makes an account a researcher's or an admin's. Keys keep their scopes, which count within the role.
 * Throws AppError conflict for one's own account and for the last admin's.
 */
export async function setRole({ ctx, input }: { ctx: Ctx; input: { id: string } & z.input<typeof setRoleSchema> }): Promise<UserDetail> {
  requireAdmin(ctx.actor);
  const { role, reason } = parseInput(setRoleSchema, input);
  await ctx.db.$transaction(async (tx) => {
    if (role !== "admin") {
      refuseOneself(ctx.actor, input.id, "take away your own role");
      await keepAnAdmin(tx, input.id, ctx.now());
    }
    const user = await lockUser(tx, input.id);
    if (user.role === role) return;
    await tx.user.update({ where: { id: user.id }, data: { role } });
    await audit(tx, ctx.actor, { action: "user.role", target: targetOf(user), reason, detail: { role: [user.role, role] } });
  });
  return userDetail(ctx, input.id);
}
