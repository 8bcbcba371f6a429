import type { Scope } from "@/lib/core/accounts";
import type { AccountsCtx } from "@/lib/services/context";
import { as, person } from "@/tests/support/accounts";

/** Everybody who may not do what admins do, with the code of the refusal that they get. */
export async function outsiders(ctx: AccountsCtx): Promise<{ who: string; ctx: AccountsCtx; code: string }[]> {
  const allButAdmin: Scope[] = ["read", "submit", "execute"];
  return [
    { who: "a visitor", ctx: as(ctx, { kind: "visitor" }), code: "unauthenticated" },
    { who: "a researcher", ctx: as(ctx, await person(ctx)), code: "forbidden" },
    { who: "a researcher with a key of scope admin", ctx: as(ctx, await person(ctx, "researcher", ["admin"])), code: "forbidden" },
    { who: "an admin with a key that lacks the scope", ctx: as(ctx, await person(ctx, "admin", allButAdmin)), code: "forbidden" },
    { who: "an admin who owes a new password", ctx: as(ctx, { ...(await person(ctx, "admin")), mustChangePassword: true }), code: "forbidden" },
  ];
}

/** Those who may: by session, and by a key with the scope. */
export async function admins(ctx: AccountsCtx): Promise<AccountsCtx[]> {
  return [as(ctx, await person(ctx, "admin")), as(ctx, await person(ctx, "admin", ["admin"]))];
}
