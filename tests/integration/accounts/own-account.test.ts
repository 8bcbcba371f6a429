import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, AccountsCtx } from "@/lib/services/context";
import { KEY_LIMITS } from "@/lib/core/views/accounts";
import { changePassword } from "@/lib/services/accounts/changePassword";
import { createKey } from "@/lib/services/accounts/createKey";
import { endOtherSessions } from "@/lib/services/accounts/endOtherSessions";
import { endSession } from "@/lib/services/accounts/endSession";
import { getAccount } from "@/lib/services/accounts/getAccount";
import { listKeys } from "@/lib/services/accounts/listKeys";
import { listSessions } from "@/lib/services/accounts/listSessions";
import { revokeKey } from "@/lib/services/accounts/revokeKey";
import { updateProfile } from "@/lib/services/accounts/updateProfile";
import { listSubmissions } from "@/lib/services/submissions/listSubmissions";
import { as, person } from "@/tests/support/accounts";
import { withAccounts } from "@/tests/support/accounts-ctx";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";

let bench: ServiceBench;
let ctx: AccountsCtx;

beforeAll(async () => {
  bench = await startServiceBench();
  ctx = withAccounts(bench.ctx);
});
afterAll(() => bench.close());

const mine = async (...of: Parameters<typeof person> extends [unknown, ...infer Rest] ? Rest : never) => as(ctx, await person(ctx, ...of));
const idOf = ({ actor }: AccountsCtx) => (actor.kind === "user" ? actor.id : "");
const key = { name: "laptop", scopes: ["read" as const], expiresInDays: 30 };

async function session(userId: string, id: string): Promise<string> {
  await ctx.db.session.create({ data: { id, userId, token: id, expiresAt: new Date(Date.now() + 60_000) } });
  return id;
}

describe("API keys of one's own", () => {
  it("are made with a secret told once, listed without it, and revoked, each act in the audit log", async () => {
    const own = await mine();
    const { key: made, secret } = await createKey({ ctx: own, input: key });
    const listed = await listKeys({ ctx: own, input: { limit: 10 } });
    expect(listed.keys).toEqual([made]);
    expect(secret.startsWith(made.start)).toBe(true);
    expect(JSON.stringify(listed)).not.toContain(secret);
    await revokeKey({ ctx: own, input: { id: made.id } });
    expect((await listKeys({ ctx: own, input: { limit: 10 } })).keys).toEqual([]);
    const events = await ctx.db.auditEvent.findMany({ where: { targetId: made.id }, orderBy: { at: "asc" } });
    expect(events.map(({ action }) => action)).toEqual(["key.create", "key.revoke"]);
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it("come in pages", async () => {
    const own = await mine();
    for (const name of ["a", "b", "c"]) await createKey({ ctx: own, input: { ...key, name } });
    const first = await listKeys({ ctx: own, input: { limit: 2 } });
    const rest = await listKeys({ ctx: own, input: { limit: 2, cursor: first.nextCursor ?? "" } });
    expect([...first.keys, ...rest.keys].map(({ name }) => name)).toEqual(["c", "b", "a"]);
    expect(rest.nextCursor).toBeNull();
  });

  it("cannot be revoked or paged by anybody else", async () => {
    const { key: made } = await createKey({ ctx: await mine(), input: key });
    const other = await mine("admin");
    await expect(revokeKey({ ctx: other, input: { id: made.id } })).rejects.toMatchObject({ code: "not_found" });
    expect((await listKeys({ ctx: other, input: { limit: 10, cursor: made.id } })).keys).toEqual([]);
  });

  it("are never made or revoked by a key, whatever its scopes", async () => {
    const own = await mine("admin", ["read", "submit", "execute", "admin"]);
    await expect(createKey({ ctx: own, input: key })).rejects.toMatchObject({ code: "forbidden" });
    await expect(revokeKey({ ctx: own, input: { id: "x" } })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("have the scope admin for admins alone", async () => {
    await expect(createKey({ ctx: await mine(), input: { ...key, scopes: ["admin"] } })).rejects.toMatchObject({ faults: [{ where: "scopes" }] });
    expect((await createKey({ ctx: await mine("admin"), input: { ...key, scopes: ["admin"] } })).key.scopes).toEqual(["admin"]);
  });

  it("are limited in number and in pace", async () => {
    const own = await mine();
    for (let i = 0; i < 10; i++) await createKey({ ctx: own, input: key });
    await expect(createKey({ ctx: own, input: key })).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: expect.any(Number) });
    const later = { ...own, now: () => new Date(Date.now() + 601_000) };
    await ctx.db.apikey.createMany({ data: Array.from({ length: KEY_LIMITS.perAccount - 10 }, (_, i) => ({ id: `${idOf(own)}-${i}`, key: `${i}`, referenceId: idOf(own), createdAt: new Date(), updatedAt: new Date() })) });
    await expect(createKey({ ctx: later, input: key })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("one's password", () => {
  const made = async (mustChangePassword: boolean): Promise<AccountsCtx> => {
    const email = `${crypto.randomUUID()}@example.org`;
    const { id } = await ctx.accounts.createUser(ctx.db, { name: "Ada", email, password: "the first password", role: "researcher", mustChangePassword });
    return as(ctx, { kind: "user", id, name: "Ada", email, role: "researcher", scopes: null, mustChangePassword } satisfies Actor);
  };

  it("changes with the present one, and ends every other session", async () => {
    const own = await made(false);
    await session(idOf(own), "here");
    await session(idOf(own), "elsewhere");
    await changePassword({ ctx: own, input: { current: "the first password", password: "the second password", sessionId: "here" } });
    expect(await ctx.accounts.isPassword(ctx.db, { userId: idOf(own), password: "the second password" })).toBe(true);
    expect((await ctx.db.session.findMany({ where: { userId: idOf(own) } })).map(({ id }) => id)).toEqual(["here"]);
  });

  it("does not change with a wrong present one, and not for long", async () => {
    const own = await made(false);
    const guess = () => changePassword({ ctx: own, input: { current: "a wrong password", password: "the second password", sessionId: "here" } });
    for (let i = 0; i < 5; i++) await expect(guess()).rejects.toMatchObject({ faults: [{ where: "current" }] });
    await expect(guess()).rejects.toMatchObject({ code: "rate_limited" });
    expect(await ctx.accounts.isPassword(ctx.db, { userId: idOf(own), password: "the first password" })).toBe(true);
  });

  it("that was given out has to be changed before anything else, and then nothing is owed", async () => {
    const own = await made(true);
    await expect(createKey({ ctx: own, input: key })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateProfile({ ctx: own, input: { name: "Eve" } })).rejects.toMatchObject({ code: "forbidden" });
    expect((await listSubmissions({ ctx: own, input: { limit: 10 } })).submissions).toEqual([]);
    expect(await getAccount({ ctx: own })).toMatchObject({ mustChangePassword: true, signIns: ["credential"] });
    await changePassword({ ctx: own, input: { current: "the first password", password: "the second password", sessionId: "here" } });
    expect(await ctx.db.user.findUnique({ where: { id: idOf(own) } })).toMatchObject({ mustChangePassword: false });
  });

  it("must differ from the present one and be long enough", async () => {
    const own = await made(false);
    const to = (password: string) => changePassword({ ctx: own, input: { current: "the first password", password, sessionId: "here" } });
    await expect(to("the first password")).rejects.toMatchObject({ faults: [{ where: "password" }] });
    await expect(to("short")).rejects.toMatchObject({ faults: [{ where: "password" }] });
  });
});

describe("sessions of one's own", () => {
  it("are listed with this one first, and end one by one or all others", async () => {
    const own = await mine();
    const here = await session(idOf(own), crypto.randomUUID());
    const others = [await session(idOf(own), crypto.randomUUID()), await session(idOf(own), crypto.randomUUID())];
    const list = async () => (await listSessions({ ctx: own, input: { sessionId: here } })).map(({ id }) => id);
    expect((await list())[0]).toBe(here);
    await endSession({ ctx: own, input: { id: others[0] ?? "" } });
    expect(await list()).toHaveLength(2);
    expect(await endOtherSessions({ ctx: own, input: { sessionId: here } })).toBe(1);
    expect(await list()).toEqual([here]);
  });

  it("cannot be ended by anybody else", async () => {
    const id = await session(idOf(await mine()), crypto.randomUUID());
    await expect(endSession({ ctx: await mine(), input: { id } })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a visitor", () => {
  it("has no account, keys or sessions", async () => {
    const visitor = as(ctx, { kind: "visitor" });
    await expect(getAccount({ ctx: visitor })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(listKeys({ ctx: visitor, input: { limit: 1 } })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(createKey({ ctx: visitor, input: key })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(listSessions({ ctx: visitor, input: { sessionId: "x" } })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
