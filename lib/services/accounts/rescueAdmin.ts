import type { AccountsCtx } from "../context";
import { requireAdmin } from "./access";
import { createUser } from "./admin/createUser";
import { resetPassword } from "./admin/resetPassword";
import { setRole } from "./admin/setRole";
import { unbanUser } from "./admin/unbanUser";

/**
 * For whoever holds the database and has lost the way in: a new password, told this once, for an admin of this
 * address. An account that is there becomes an admin's and is opened if it was closed.
 */
export async function rescueAdmin({ ctx, input }: { ctx: AccountsCtx; input: { email: string } }): Promise<{ email: string; password: string; wasMade: boolean }> {
  requireAdmin(ctx.actor);
  const email = input.email.trim().toLowerCase();
  const found = await ctx.db.user.findUnique({ where: { email } });
  if (!found) {
    const { password } = await createUser({ ctx, input: { name: "Admin", email, role: "admin" } });
    return { email, password, wasMade: true };
  }
  const reason = "asked for at the command line";
  if (found.banned) await unbanUser({ ctx, input: { id: found.id, reason } });
  if (found.role !== "admin") await setRole({ ctx, input: { id: found.id, role: "admin", reason } });
  const { password } = await resetPassword({ ctx, input: { id: found.id, reason } });
  return { email, password, wasMade: false };
}
