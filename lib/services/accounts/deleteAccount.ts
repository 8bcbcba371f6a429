import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { deleteAccountSchema } from "@/lib/core/views/accounts";
import type { AccountsCtx } from "../context";
import { parseInput } from "../parseInput";
import { requireSession, type UserActor } from "./access";
import { keepAnAdmin, lockUser, targetOf } from "./admin/shared";
import { audit } from "./audit";
import { limitRate } from "./limitRate";
import { removeUser } from "./removeUser";

/**
 * Deletes one's own account, for good. Throws AppError forbidden to a call with a key, invalid_input for a wrong password
 * (or, where the account has none, another address than its own), conflict for the last admin, rate_limited.
 */
export async function deleteAccount({ ctx, input }: { ctx: AccountsCtx; input: z.input<typeof deleteAccountSchema> }): Promise<void> {
  const user = requireSession(ctx.actor);
  const given = parseInput(deleteAccountSchema, input);
  await limitRate(ctx, { key: `delete-account:${user.id}`, most: 5, windowSeconds: 600, what: "attempts to delete the account" });
  await requireMeant(ctx, user, given);
  await ctx.db.$transaction(async (tx) => {
    await keepAnAdmin(tx, user.id, ctx.now());
    const row = await lockUser(tx, user.id);
    const removed = await removeUser(tx, row, ctx.now());
    await audit(tx, ctx.actor, { action: "account.delete", target: targetOf(row), detail: removed });
  }, { timeout: 60_000 });
}

async function requireMeant(ctx: AccountsCtx, user: UserActor, { password, email }: z.output<typeof deleteAccountSchema>): Promise<void> {
  const withPassword = await ctx.db.account.count({ where: { userId: user.id, providerId: "credential", password: { not: null } } });
  const isMeant = withPassword > 0 ? await ctx.accounts.isPassword(ctx.db, { userId: user.id, password }) : email === user.email.toLowerCase();
  if (isMeant) return;
  const fault = withPassword > 0 ? { where: "password", problem: "is not the present password" } : { where: "email", problem: "is not the address of this account" };
  throw new AppError("invalid_input", "Some fields are not valid.", { faults: [fault], hint: "Nothing was deleted." });
}
