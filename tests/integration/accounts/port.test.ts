import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountsCtx } from "@/lib/services/context";
import { person } from "@/tests/support/accounts";
import { withAccounts } from "@/tests/support/accounts-ctx";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";

let bench: ServiceBench;
let ctx: AccountsCtx;

beforeAll(async () => {
  bench = await startServiceBench();
  ctx = withAccounts(bench.ctx);
});
afterAll(() => bench.close());

describe("accounts in the caller's transaction", () => {
  it("leave no key behind when the transaction is rolled back", async () => {
    const { id: userId } = await person(ctx);
    const failed = ctx.db.$transaction(async (tx) => {
      await ctx.accounts.createKey(tx, { userId, name: "laptop", scopes: ["read"], expiresInDays: 30 });
      throw new Error("the audit log is full");
    });
    await expect(failed).rejects.toThrow("audit log");
    expect(await ctx.db.apikey.count()).toBe(0);
  });

  it("know a made user's password and no other", async () => {
    const { id: userId } = await ctx.db.$transaction((tx) => ctx.accounts.createUser(tx, { name: "Eve", email: "Eve@Example.org", password: "first password", role: "researcher", mustChangePassword: true }));
    const knows = (password: string) => ctx.accounts.isPassword(ctx.db, { userId, password });
    expect([await knows("first password"), await knows("another password")]).toEqual([true, false]);
    await ctx.accounts.setPassword(ctx.db, { userId, password: "second password" });
    expect([await knows("first password"), await knows("second password")]).toEqual([false, true]);
    expect(await ctx.db.user.findUnique({ where: { id: userId } })).toMatchObject({ email: "eve@example.org", mustChangePassword: true });
  });
});
