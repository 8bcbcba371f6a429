import type { Ctx } from "../context";
import { targetOf } from "./admin/shared";
import { audit } from "./audit";

/**
 * What follows from a password that was set by a link in an e-mail: it is its owner's own now, and the address is
 * confirmed, because nobody else got the link.
 */
export async function confirmPasswordReset({ ctx, input }: { ctx: Pick<Ctx, "db">; input: { userId: string } }): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const user = await tx.user.update({ where: { id: input.userId }, data: { mustChangePassword: false, emailVerified: true } });
    const { id, name, email } = user;
    const actor = { kind: "user" as const, id, name, email, role: "researcher" as const, scopes: null };
    await audit(tx, actor, { action: "account.passwordByLink", target: targetOf(user) });
  });
}
