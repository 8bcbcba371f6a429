import { AppError } from "@/lib/core/errors";
import type { AccountsCtx } from "../context";
import { requireSession } from "./access";
import { audit } from "./audit";

/** Ends one of one's own API keys at once. Throws AppError not_found for one that is not there or is another's. */
export async function revokeKey({ ctx, input }: { ctx: AccountsCtx; input: { id: string } }): Promise<void> {
  const user = requireSession(ctx.actor);
  await ctx.db.$transaction(async (tx) => {
    const key = await tx.apikey.findFirst({ where: { id: input.id, referenceId: user.id } });
    if (!key) throw new AppError("not_found", "There is no such API key among yours.", { hint: "The account page lists them; it may be revoked already." });
    await ctx.accounts.revokeKey(tx, key.id);
    await audit(tx, ctx.actor, { action: "key.revoke", target: { kind: "key", id: key.id, ...(key.name === null ? {} : { name: key.name }) } });
  });
}
