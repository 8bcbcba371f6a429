import { expect } from "vitest";
import type { Ctx } from "@/lib/services/context";
import { as, person } from "@/tests/support/accounts";

/** Each call is refused to a visitor, a researcher with any key, an admin's key without the scope, and an admin who owes a new password. */
export async function refusedToOthers(ctx: Ctx, calls: ((ctx: Ctx) => Promise<unknown>)[]): Promise<void> {
  const others = [
    await person(ctx),
    await person(ctx, "researcher", ["read", "submit", "execute", "admin"]),
    await person(ctx, "admin", ["read", "submit", "execute"]),
    { ...(await person(ctx, "admin")), mustChangePassword: true },
  ];
  for (const call of calls) {
    await expect(call(as(ctx, { kind: "visitor" })), call.toString()).rejects.toMatchObject({ code: "unauthenticated" });
    for (const other of others) await expect(call(as(ctx, other)), call.toString()).rejects.toMatchObject({ code: "forbidden" });
  }
}
