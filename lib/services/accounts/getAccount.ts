import { AppError } from "@/lib/core/errors";
import type { AccountView } from "@/lib/core/views/accounts";
import type { ReadCtx } from "../context";

/** Who the caller is: any session and any key, whatever its scopes, may know. Throws AppError unauthenticated. */
export async function getAccount({ ctx: { db, actor } }: { ctx: ReadCtx }): Promise<AccountView> {
  if (actor.kind !== "user") throw new AppError("unauthenticated", "Nobody is signed in.", { hint: "Sign in, or send an API key as `Authorization: Bearer …`." });
  const { createdAt, emailVerified, accounts } = await db.user.findUniqueOrThrow({ where: { id: actor.id }, select: { createdAt: true, emailVerified: true, accounts: { select: { providerId: true } } } });
  const { id, name, email, role, scopes } = actor;
  return {
    id, name, email, role,
    scopes: scopes === null ? null : [...scopes],
    mustChangePassword: actor.mustChangePassword === true,
    signIns: accounts.map(({ providerId }) => providerId).sort(),
    emailVerified,
    createdAt: createdAt.toISOString(),
  };
}
