import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { createKeySchema, KEY_LIMITS, type MadeKey } from "@/lib/core/views/accounts";
import type { AccountsCtx } from "../context";
import { parseInput } from "../parseInput";
import { requireSession } from "./access";
import { toKeyView } from "./admin/userViews";
import { audit } from "./audit";
import { limitRate } from "./limitRate";

/**
 * Makes an API key; its secret is told this once. Throws AppError forbidden to a call with a key, invalid_input for a
 * scope that the role lacks, conflict over the most keys of an account, rate_limited.
 */
export async function createKey({ ctx, input }: { ctx: AccountsCtx; input: z.input<typeof createKeySchema> }): Promise<MadeKey> {
  const user = requireSession(ctx.actor);
  const { name, scopes, expiresInDays } = parseInput(createKeySchema, input);
  if (scopes.includes("admin") && user.role !== "admin") {
    throw new AppError("invalid_input", "Some fields are not valid.", { faults: [{ where: "scopes", problem: "\"admin\" is for keys of admins" }] });
  }
  await limitRate(ctx, { key: `create-key:${user.id}`, most: 10, windowSeconds: 600, what: "new API keys" });
  return ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${user.id} FOR UPDATE`;
    if ((await tx.apikey.count({ where: { referenceId: user.id } })) >= KEY_LIMITS.perAccount) {
      throw new AppError("conflict", `An account has at most ${KEY_LIMITS.perAccount} API keys.`, { hint: "Revoke those that are no longer used." });
    }
    const { id, key: secret } = await ctx.accounts.createKey(tx, { userId: user.id, name, scopes, expiresInDays });
    await audit(tx, ctx.actor, { action: "key.create", target: { kind: "key", id, name }, detail: { scopes, expiresInDays } });
    return { key: toKeyView(await tx.apikey.findUniqueOrThrow({ where: { id } })), secret };
  });
}
