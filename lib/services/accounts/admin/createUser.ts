import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { createUserSchema, type OneTimePassword } from "@/lib/core/views/admin-people";
import type { PeopleCtx } from "../../context";
import { parseInput } from "../../parseInput";
import { requireAdmin } from "../access";
import { audit } from "../audit";
import { oneTimePassword } from "./oneTimePassword";
import { userDetail } from "./userViews";

/**
 * Makes an account with a password that is told this once and has to be changed at the first sign-in.
 * Throws AppError conflict where the e-mail address has an account.
 */
export async function createUser({ ctx, input }: { ctx: PeopleCtx; input: z.input<typeof createUserSchema> }): Promise<OneTimePassword> {
  requireAdmin(ctx.actor);
  const { name, email, role } = parseInput(createUserSchema, input);
  const password = oneTimePassword();
  const id = await ctx.db.$transaction(async (tx) => {
    if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
      throw new AppError("conflict", `There is an account of ${email} already.`, { hint: "Find it among the users and reset its password." });
    }
    const user = await ctx.accounts.createUser(tx, { name, email, password, role, mustChangePassword: true });
    await audit(tx, ctx.actor, { action: "user.create", target: { kind: "user", id: user.id, name: `${name} <${email}>` }, detail: { role: [null, role] } });
    return user.id;
  });
  return { user: await userDetail(ctx, id), password };
}
