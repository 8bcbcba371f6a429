import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { changePasswordSchema } from "@/lib/core/views/accounts";
import type { AccountsCtx } from "../context";
import { parseInput } from "../parseInput";
import { requireSession } from "./access";
import { audit } from "./audit";
import { limitRate } from "./limitRate";

export type ChangePasswordInput = z.input<typeof changePasswordSchema> & {
  /** The session that stays; all others end. */
  sessionId: string;
};

/**
 * Changes one's own password; the one thing that somebody whose password was given out may do. Throws AppError
 * forbidden to a call with a key, invalid_input for a wrong present password, rate_limited.
 */
export async function changePassword({ ctx, input }: { ctx: AccountsCtx; input: ChangePasswordInput }): Promise<void> {
  const user = requireSession(ctx.actor, { mayOwePassword: true });
  const { current, password } = parseInput(changePasswordSchema, input);
  await limitRate(ctx, { key: `change-password:${user.id}`, most: 5, windowSeconds: 600, what: "attempts to change the password" });
  if (!(await ctx.accounts.isPassword(ctx.db, { userId: user.id, password: current }))) {
    throw new AppError("invalid_input", "Some fields are not valid.", { faults: [{ where: "current", problem: "is not the present password" }] });
  }
  await ctx.db.$transaction(async (tx) => {
    await ctx.accounts.setPassword(tx, { userId: user.id, password });
    await tx.user.update({ where: { id: user.id }, data: { mustChangePassword: false } });
    await ctx.accounts.endSessions(tx, user.id, { except: input.sessionId });
    await audit(tx, ctx.actor, { action: "account.password", target: { kind: "user", id: user.id, name: `${user.name} <${user.email}>` } });
  });
}
