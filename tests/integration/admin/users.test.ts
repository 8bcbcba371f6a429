import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { banUser } from "@/lib/services/accounts/admin/banUser";
import { createUser } from "@/lib/services/accounts/admin/createUser";
import { endUserSessions } from "@/lib/services/accounts/admin/endUserSessions";
import { getUser } from "@/lib/services/accounts/admin/getUser";
import { listUsers } from "@/lib/services/accounts/admin/listUsers";
import { resetPassword } from "@/lib/services/accounts/admin/resetPassword";
import { revokeUserKeys } from "@/lib/services/accounts/admin/revokeUserKeys";
import { setQuota } from "@/lib/services/accounts/admin/setQuota";
import { setRole } from "@/lib/services/accounts/admin/setRole";
import { unbanUser } from "@/lib/services/accounts/admin/unbanUser";
import type { UserActor } from "@/lib/services/accounts/access";
import type { AccountsCtx } from "@/lib/services/context";
import { as, person } from "@/tests/support/accounts";
import { withAccounts } from "@/tests/support/accounts-ctx";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { admins, outsiders } from "./roles";

let bench: ServiceBench;
let base: AccountsCtx;
let admin: UserActor;
let ctx: AccountsCtx;
let target: UserActor;

beforeAll(async () => {
  bench = await startServiceBench();
  base = withAccounts(bench.ctx);
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.db.user.deleteMany();
  admin = await person(base, "admin");
  ctx = as(base, admin);
  target = await person(base);
});

const VERBS: Record<string, (ctx: AccountsCtx, id: string) => Promise<unknown>> = {
  listUsers: (from) => listUsers({ ctx: from, input: {} }),
  getUser: (from, id) => getUser({ ctx: from, input: { id } }),
  createUser: (from) => createUser({ ctx: from, input: { name: "New", email: `${crypto.randomUUID()}@example.org` } }),
  setRole: (from, id) => setRole({ ctx: from, input: { id, role: "admin" } }),
  setQuota: (from, id) => setQuota({ ctx: from, input: { id, samplesPerDay: 10, openSubmissions: null } }),
  banUser: (from, id) => banUser({ ctx: from, input: { id, reason: "abuse of the queue" } }),
  unbanUser: (from, id) => unbanUser({ ctx: from, input: { id } }),
  resetPassword: (from, id) => resetPassword({ ctx: from, input: { id } }),
  endUserSessions: (from, id) => endUserSessions({ ctx: from, input: { id } }),
  revokeUserKeys: (from, id) => revokeUserKeys({ ctx: from, input: { id } }),
};

describe.each(Object.keys(VERBS))("%s", (name) => {
  const verb = VERBS[name]!;
  it("is refused to everybody but admins, changes nothing then, and is not found out by which account is there", async () => {
    for (const { who, ctx: from, code } of await outsiders(base)) {
      const users = await bench.db.user.findMany({ orderBy: { id: "asc" } });
      await expect(verb(from, target.id), who).rejects.toMatchObject({ code });
      await expect(verb(from, "nobody"), who).rejects.toMatchObject({ code });
      expect(await bench.db.user.findMany({ orderBy: { id: "asc" } })).toEqual(users);
    }
  });

  it("is open to admins, by session and by a key with the scope", async () => {
    for (const from of await admins(base)) await expect(verb(from, target.id)).resolves.toBeDefined();
  });
});

it.each(Object.keys(VERBS).filter((name) => name !== "listUsers" && name !== "createUser"))("%s says not_found for an account that is not there", async (name) => {
  await expect(VERBS[name]!(ctx, "nobody")).rejects.toMatchObject({ code: "not_found" });
});

function lastAct(): Promise<unknown> {
  return bench.db.auditEvent.findFirst({ orderBy: { id: "desc" } });
}

describe("the list of accounts", () => {
  it("is searched by name and e-mail, without regard to case, and filtered by role and state", async () => {
    await bench.db.user.update({ where: { id: target.id }, data: { name: "Grace Hopper" } });
    await banUser({ ctx, input: { id: target.id, reason: "testing it" } });
    const found = async (input: Parameters<typeof listUsers>[0]["input"]) => (await listUsers({ ctx, input })).users.map(({ id }) => id);
    expect(await found({ q: "HOPPER" })).toEqual([target.id]);
    expect(await found({ q: target.email.slice(0, 12).toUpperCase() })).toEqual([target.id]);
    expect(await found({ q: "%" })).toEqual([]);
    expect(await found({ role: "admin" })).toEqual([admin.id]);
    expect(await found({ state: "banned" })).toEqual([target.id]);
    expect(await found({ state: "active" })).toEqual([admin.id]);
  });

  it("goes on page by page, each account once", async () => {
    for (let i = 0; i < 5; i++) await person(base);
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listUsers({ ctx, input: { limit: 3, cursor } });
      seen.push(...page.users.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
  });
});

describe("a role", () => {
  it("is given with an entry in the audit log, and once only", async () => {
    expect(await setRole({ ctx, input: { id: target.id, role: "admin", reason: "helps with the queue" } })).toMatchObject({ role: "admin" });
    expect(await lastAct()).toMatchObject({
      action: "user.role", actorId: admin.id, targetId: target.id, reason: "helps with the queue", detail: { role: ["researcher", "admin"] },
    });
    const before = await bench.db.auditEvent.count();
    await setRole({ ctx, input: { id: target.id, role: "admin" } });
    expect(await bench.db.auditEvent.count()).toBe(before);
  });

  it("cannot be taken away from oneself, nor a ban be put on oneself", async () => {
    await person(base, "admin");
    await expect(setRole({ ctx, input: { id: admin.id, role: "researcher" } })).rejects.toMatchObject({ code: "conflict" });
    await expect(banUser({ ctx, input: { id: admin.id, reason: "a mistake" } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("of the last admin stays, whoever asks; one who is banned does not count as another", async () => {
    const system = { ...ctx, actor: { kind: "system" as const, name: "test" } };
    const second = await person(base, "admin");
    await banUser({ ctx, input: { id: second.id, reason: "is away" } });
    await expect(setRole({ ctx: system, input: { id: admin.id, role: "researcher" } })).rejects.toMatchObject({ code: "conflict" });
    await expect(banUser({ ctx: system, input: { id: admin.id, reason: "testing" } })).rejects.toMatchObject({ code: "conflict" });
    expect(await bench.db.user.findUnique({ where: { id: admin.id } })).toMatchObject({ role: "admin", banned: false });
  });

  it("stays with one of two admins who take it from each other at once", async () => {
    const other = await person(base, "admin");
    const results = await Promise.allSettled([
      setRole({ ctx, input: { id: other.id, role: "researcher" } }),
      setRole({ ctx: as(base, other), input: { id: admin.id, role: "researcher" } }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
    expect(await bench.db.user.count({ where: { role: "admin" } })).toBe(1);
  });
});

describe("a ban", () => {
  it("ends the account's sessions, says why and until when, and is lifted by hand or by time", async () => {
    await bench.db.session.create({ data: { id: "s1", token: "t1", userId: target.id, expiresAt: new Date(Date.now() + 1e6) } });
    const until = new Date(Date.now() + 86_400_000).toISOString();
    expect(await banUser({ ctx, input: { id: target.id, reason: "flooded the queue", until } })).toMatchObject({ ban: { reason: "flooded the queue", until }, sessions: [] });
    expect(await bench.db.session.count()).toBe(0);
    expect(await lastAct()).toMatchObject({ action: "user.ban", reason: "flooded the queue", detail: { sessionsEnded: 1 } });
    const later = { ...ctx, now: () => new Date(Date.now() + 2 * 86_400_000) };
    expect(await getUser({ ctx: later, input: { id: target.id } })).toMatchObject({ ban: null });
    expect(await unbanUser({ ctx, input: { id: target.id } })).toMatchObject({ ban: null });
    expect(await lastAct()).toMatchObject({ action: "user.unban", targetId: target.id });
  });

  it("needs a reason and an end that is to come", async () => {
    await expect(banUser({ ctx, input: { id: target.id, reason: " " } })).rejects.toMatchObject({ code: "invalid_input", faults: [{ where: "reason" }] });
    await expect(banUser({ ctx, input: { id: target.id, reason: "too early", until: "2001-01-01" } })).rejects.toMatchObject({ code: "invalid_input", faults: [{ where: "until" }] });
  });
});

describe("a quota", () => {
  it("is set, told, and taken back to the installation's", async () => {
    expect(await setQuota({ ctx, input: { id: target.id, samplesPerDay: 50, openSubmissions: 0 } })).toMatchObject({ quota: { samplesPerDay: 50, openSubmissions: 0 } });
    expect(await lastAct()).toMatchObject({ action: "user.quota", detail: { samplesPerDay: [null, 50], openSubmissions: [null, 0] } });
    expect(await setQuota({ ctx, input: { id: target.id, samplesPerDay: null, openSubmissions: null } })).toMatchObject({ quota: { samplesPerDay: null, openSubmissions: null } });
  });

  it.each([-1, 1.5, 1e9, Number.NaN])("of %d samples a day is refused", async (samplesPerDay) => {
    await expect(setQuota({ ctx, input: { id: target.id, samplesPerDay, openSubmissions: null } })).rejects.toMatchObject({ code: "invalid_input", faults: [{ where: "samplesPerDay" }] });
  });
});

describe("a one-time password", () => {
  it("of a new account opens it, has to be changed, and is in neither the answer's account nor the log", async () => {
    const made = await createUser({ ctx, input: { name: "Ada", email: "Ada@Example.org", role: "admin" } });
    expect(made.user).toMatchObject({ email: "ada@example.org", role: "admin", mustChangePassword: true, signIns: ["credential"] });
    expect(await ctx.accounts.isPassword(bench.db, { userId: made.user.id, password: made.password })).toBe(true);
    expect(JSON.stringify([made.user, await bench.db.auditEvent.findMany()])).not.toContain(made.password);
    await expect(createUser({ ctx, input: { name: "Ada", email: "ada@example.org" } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("replaces the old one, ends the sessions, and is not for one's own account", async () => {
    const made = await createUser({ ctx, input: { name: "Bob", email: "bob@example.org" } });
    await bench.db.session.create({ data: { id: "s2", token: "t2", userId: made.user.id, expiresAt: new Date(Date.now() + 1e6) } });
    const again = await resetPassword({ ctx, input: { id: made.user.id, reason: "lost it" } });
    expect(again.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    expect(await ctx.accounts.isPassword(bench.db, { userId: made.user.id, password: made.password })).toBe(false);
    expect(await ctx.accounts.isPassword(bench.db, { userId: made.user.id, password: again.password })).toBe(true);
    expect(await bench.db.session.count({ where: { userId: made.user.id } })).toBe(0);
    await expect(resetPassword({ ctx, input: { id: admin.id } })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("keys and sessions of an account", () => {
  it("are listed without what would let anybody in, and revoked one by one or all", async () => {
    const one = await ctx.accounts.createKey(bench.db, { userId: target.id, name: "laptop", scopes: ["read", "submit"], expiresInDays: null });
    await ctx.accounts.createKey(bench.db, { userId: target.id, name: "cluster", scopes: ["execute"], expiresInDays: 30 });
    await bench.db.session.create({ data: { id: "s3", token: "secret-token", userId: target.id, ipAddress: "192.0.2.7", expiresAt: new Date(Date.now() + 1e6) } });
    const view = await getUser({ ctx, input: { id: target.id } });
    expect(view.keys.map(({ name, scopes }) => [name, scopes]).sort()).toEqual([["cluster", ["execute"]], ["laptop", ["read", "submit"]]]);
    expect(view.sessions).toMatchObject([{ ipAddress: "192.0.2.7" }]);
    const hashes = (await bench.db.apikey.findMany()).map(({ key }) => key);
    for (const secret of [one.key, ...hashes, "secret-token"]) expect(JSON.stringify(view)).not.toContain(secret);
    const other = await person(base);
    await expect(revokeUserKeys({ ctx, input: { id: other.id, keyId: one.id } })).rejects.toMatchObject({ code: "not_found" });
    expect((await revokeUserKeys({ ctx, input: { id: target.id, keyId: one.id } })).keys.map(({ name }) => name)).toEqual(["cluster"]);
    expect((await revokeUserKeys({ ctx, input: { id: target.id } })).keys).toEqual([]);
    expect(await lastAct()).toMatchObject({ action: "user.revokeKeys", detail: { keys: expect.stringMatching(/^cluster \(ab_/) } });
    expect((await endUserSessions({ ctx, input: { id: target.id } })).sessions).toEqual([]);
    expect(await lastAct()).toMatchObject({ action: "user.signOut", detail: { sessionsEnded: 1 } });
  });
});
