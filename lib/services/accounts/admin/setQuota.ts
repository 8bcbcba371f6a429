import type { z } from "zod";
import { setQuotaSchema, type UserDetail } from "@/lib/core/views/admin-people";
import type { Ctx } from "../../context";
import { parseInput } from "../../parseInput";
import { requireAdmin } from "../access";
import { audit } from "../audit";
import { lockUser, targetOf } from "./shared";
import { userDetail } from "./userViews";

/** Gives an account limits of its own, or (null) the installation's. */
export async function setQuota({ ctx, input }: { ctx: Ctx; input: { id: string } & z.input<typeof setQuotaSchema> }): Promise<UserDetail> {
  requireAdmin(ctx.actor);
  const { samplesPerDay, openSubmissions, reason } = parseInput(setQuotaSchema, input);
  await ctx.db.$transaction(async (tx) => {
    const user = await lockUser(tx, input.id);
    if (user.samplesPerDay === samplesPerDay && user.openSubmissions === openSubmissions) return;
    await tx.user.update({ where: { id: user.id }, data: { samplesPerDay, openSubmissions } });
    const detail = {
      ...(user.samplesPerDay === samplesPerDay ? {} : { samplesPerDay: [user.samplesPerDay, samplesPerDay] }),
      ...(user.openSubmissions === openSubmissions ? {} : { openSubmissions: [user.openSubmissions, openSubmissions] }),
    };
    await audit(tx, ctx.actor, { action: "user.quota", target: targetOf(user), reason, detail });
  });
  return userDetail(ctx, input.id);
}
