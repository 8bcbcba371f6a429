import { AppError } from "@/lib/core/errors";
import type { PeopleCtx } from "../context";
import { requireAdmin } from "./access";
import { createUser } from "./admin/createUser";

/** Held while looking and making, so that two starts at once make one admin. */
const LOCK = 5_417_203_981;

/**
 * Makes the admin that a new installation needs, with a password that is told this once and has to be changed. Null
 * where there is an admin. Throws AppError conflict where the address is somebody's who is no admin.
 */
export async function createFirstAdmin({ ctx, input: { email } }: { ctx: PeopleCtx; input: { email: string } }): Promise<{ email: string; password: string } | null> {
  requireAdmin(ctx.actor);
  return ctx.db.$transaction(
    async (lock) => {
      await lock.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(${LOCK}::bigint)) AS held`;
      if ((await ctx.db.user.count({ where: { role: "admin" } })) > 0) return null;
      if (await ctx.db.user.findUnique({ where: { email }, select: { id: true } })) {
        throw new AppError("conflict", `There is no admin, and ${email} is the account of somebody who is none.`, {
          hint: `Make it one with \`npx afterburner admin-password --email ${email}\`, or set ADMIN_EMAIL to another address.`,
        });
      }
      const { user, password } = await createUser({ ctx, input: { name: "Admin", email, role: "admin" } });
      return { email: user.email, password };
    },
    { maxWait: 30_000, timeout: 60_000 },
  );
}
