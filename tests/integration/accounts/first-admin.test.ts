import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readEnv } from "@/lib/infra/env";
import { createFirstAdmin } from "@/lib/services/accounts/createFirstAdmin";
import { rescueAdmin } from "@/lib/services/accounts/rescueAdmin";
import type { AccountsCtx } from "@/lib/services/context";
import { tellFirstAdmin } from "@/scripts/start/first-admin";
import { as, person } from "@/tests/support/accounts";
import { withAccounts } from "@/tests/support/accounts-ctx";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";

const EMAIL = "admin@example.org";
const input = { email: EMAIL };

let bench: ServiceBench;
let ctx: AccountsCtx;

beforeEach(async () => {
  bench = await startServiceBench();
  ctx = withAccounts(bench.ctx);
});
afterEach(() => bench.close());

describe("the first admin", () => {
  it("is made once, however many starts there are at once, with a password to be changed", async () => {
    const made = await Promise.all([createFirstAdmin({ ctx, input }), createFirstAdmin({ ctx, input }), createFirstAdmin({ ctx, input })]);
    const told = made.filter((one) => one !== null);
    expect(told).toHaveLength(1);
    const users = await ctx.db.user.findMany();
    expect(users).toMatchObject([{ email: EMAIL, role: "admin", mustChangePassword: true }]);
    expect(await ctx.accounts.isPassword(ctx.db, { userId: users[0]?.id ?? "", password: told[0]?.password ?? "" })).toBe(true);
    expect(JSON.stringify(await ctx.db.auditEvent.findMany())).not.toContain(told[0]?.password);
  });

  it("is printed at the first start, and nothing at later ones", async () => {
    const printed: string[] = [];
    const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
    try {
      const env = { ...readEnv({ AFTERBURNER_SECRET: "s".repeat(64), ADMIN_EMAIL: "Root@Example.org", NODE_ENV: "test" }), DATABASE_URL: bench.url };
      await tellFirstAdmin(env, "http://localhost:3000");
      await tellFirstAdmin(env, "http://localhost:3000");
    } finally {
      write.mockRestore();
    }
    expect(printed).toHaveLength(1);
    expect(printed[0]).toMatch(/│ +sign in at +http:\/\/localhost:3000\/sign-in +│\n│ +e-mail +root@example\.org +│\n│ +password +\S{12,} +│/);
  });

  it("is not made where there is an admin", async () => {
    await person(ctx, "admin");
    expect(await createFirstAdmin({ ctx, input })).toBeNull();
  });

  it("is not made of somebody else's account", async () => {
    await ctx.db.user.create({ data: { id: "x", name: "Eve", email: EMAIL } });
    await expect(createFirstAdmin({ ctx, input })).rejects.toMatchObject({ code: "conflict", hint: expect.stringContaining("admin-password") });
  });

  it("is made by nobody who is no admin", async () => {
    await expect(createFirstAdmin({ ctx: as(ctx, await person(ctx)), input })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("an admin who lost the password", () => {
  it("gets another, and all their sessions end", async () => {
    const first = await createFirstAdmin({ ctx, input });
    const { id: userId } = await ctx.db.user.findFirstOrThrow();
    await ctx.db.session.create({ data: { id: "s", token: "s", userId, expiresAt: new Date(Date.now() + 60_000) } });
    const { password, wasMade } = await rescueAdmin({ ctx, input });
    expect([wasMade, await ctx.db.session.count()]).toEqual([false, 0]);
    expect(await ctx.accounts.isPassword(ctx.db, { userId, password: first?.password ?? "" })).toBe(false);
    expect(await ctx.accounts.isPassword(ctx.db, { userId, password })).toBe(true);
  });

  it("comes back from a closed account without the role", async () => {
    await ctx.db.user.create({ data: { id: "x", name: "Eve", email: EMAIL, banned: true } });
    await rescueAdmin({ ctx, input });
    expect(await ctx.db.user.findFirst()).toMatchObject({ role: "admin", banned: false, mustChangePassword: true });
  });
});
