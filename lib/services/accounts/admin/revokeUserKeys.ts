import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { mayGiveReasonSchema, type UserDetail } from "@/lib/core/views/admin-people";
import type { AccountsCtx } from "../../context";
import { parseInput } from "../../parseInput";
import { requireAdmin } from "../access";
import { audit } from "../audit";
import { lockUser, targetOf } from "./shared";
import { userDetail } from "./userViews";

/** Revokes one key of an account, or (without `keyId`) all. Throws AppError not_found for a key that is not theirs. */
export async function revokeUserKeys({ ctx, input }: { ctx: AccountsCtx; input: { id: string; keyId?: string } & z.input<typeof mayGiveReasonSchema> }): Promise<UserDetail> {
  requireAdmin(ctx.actor);
  const { reason } = parseInput(mayGiveReasonSchema, input);
  await ctx.db.$transaction(async (tx) => {
    const user = await lockUser(tx, input.id);
    const keys = await tx.apikey.findMany({
      where: { referenceId: user.id, ...(input.keyId === undefined ? {} : { id: input.keyId }) },
      select: { id: true, name: true, start: true },
    });
    if (input.keyId !== undefined && keys.length === 0) throw new AppError("not_found", `This account has no key ${input.keyId.slice(0, 64)}.`);
    for (const key of keys) await ctx.accounts.revokeKey(tx, key.id);
    if (keys.length === 0) return;
    await audit(tx, ctx.actor, {
      action: "user.revokeKeys",
      target: targetOf(user),
      reason,
      detail: { keys: keys.map(({ name, start }) => `${name ?? ""} (${start ?? ""}…)`).join(", ") },
    });
  });
  return userDetail(ctx, input.id);
}
