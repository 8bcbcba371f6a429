import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteUser } from "@/lib/services/accounts/admin/deleteUser";
import { createKey } from "@/lib/services/accounts/createKey";
import { deleteAccount } from "@/lib/services/accounts/deleteAccount";
import type { AccountsCtx, Actor } from "@/lib/services/context";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { as, person } from "@/tests/support/accounts";
import { withAccounts } from "@/tests/support/accounts-ctx";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";

const PASSWORD = "the present password";

let bench: ServiceBench;
let ctx: AccountsCtx;

beforeEach(async () => {
  bench = await startServiceBench();
  ctx = withAccounts(bench.ctx);
  const imported = await problemSet([problem("a")]);
  await importProblemSet({ ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
});
afterEach(() => bench.close());

async function somebody(role: "researcher" | "admin" = "researcher"): Promise<{ own: AccountsCtx; id: string; email: string }> {
  const email = `${crypto.randomUUID()}@example.org`;
  const { id } = await ctx.accounts.createUser(ctx.db, { name: "Ada", email, password: PASSWORD, role, mustChangePassword: false });
  return { own: as(ctx, { kind: "user", id, name: "Ada", email, role, scopes: null } satisfies Actor), id, email };
}

async function submit(own: AccountsCtx, model: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ problem: "a", language: "python", code: `print(input())  # ${model}` }));
  return (await createSubmission({ ctx: own, input: { bytes, fileName: "s.jsonl", fields: { set: "trial", model, method: "vanilla" } } })).id;
}

describe("an account that its owner deletes", () => {
  it("takes everything private with it and leaves what is published, belonging to nobody", async () => {
    const { own, id, email } = await somebody();
    const [privateId, publicId] = [await submit(own, "kept to oneself"), await submit(own, "shown")];
    await ctx.db.submission.update({ where: { id: publicId }, data: { visibility: "public", state: "scored" } });
    await createKey({ ctx: own, input: { name: "laptop", scopes: ["read"], expiresInDays: 1 } });
    await ctx.db.session.create({ data: { id: "s", userId: id, token: "t", expiresAt: new Date(Date.now() + 60_000) } });
    await ctx.db.noticeSetting.create({ data: { userId: id, byEmail: true } });

    await deleteAccount({ ctx: own, input: { password: PASSWORD } });

    expect((await ctx.db.submission.findMany()).map((row) => [row.id, row.ownerId])).toEqual([[publicId, null]]);
    expect(await ctx.db.sample.count({ where: { submissionId: privateId } })).toBe(0);
    expect([await ctx.db.user.count({ where: { id } }), await ctx.db.apikey.count(), await ctx.db.session.count(), await ctx.db.account.count({ where: { userId: id } }), await ctx.db.noticeSetting.count()]).toEqual([0, 0, 0, 0, 0]);
    const event = await ctx.db.auditEvent.findFirstOrThrow({ where: { action: "account.delete" } });
    expect(event).toMatchObject({ targetId: id, targetName: `Ada <${email}>`, detail: { submissionsDeleted: 1, submissionsKept: 1, keysRevoked: 1 } });
  });

  it("takes the secrets of its endpoints with it, also where a run of them stays", async () => {
    const { own, id } = await somebody();
    const submissionId = await submit(own, "m");
    const { modelId, setId } = await ctx.db.submission.findUniqueOrThrow({ where: { id: submissionId } });
    const source = () => ctx.db.modelSource.create({ data: { ownerId: id, modelId, kind: "endpoint", name: "e", baseUrl: "https://e.example/v1", apiKey: "sealed" } });
    const [kept, unused] = [await source(), await source()];
    const run = { ownerId: id, sourceId: kept.id, setId, objective: "time", iterations: 1, promptVersion: 1, problemCount: 1, state: "running" };
    const [published, forgotten] = [await ctx.db.improvementRun.create({ data: run }), await ctx.db.improvementRun.create({ data: { ...run, sourceId: unused.id } })];
    await ctx.db.submission.update({ where: { id: submissionId }, data: { runId: published.id, iteration: 0, visibility: "public", state: "scored" } });

    await deleteAccount({ ctx: own, input: { password: PASSWORD } });

    expect(await ctx.db.improvementRun.findMany({ select: { id: true, state: true, ownerId: true } })).toEqual([{ id: published.id, state: "cancelled", ownerId: null }]);
    expect(await ctx.db.modelSource.findMany({ select: { id: true, apiKey: true } })).toEqual([{ id: kept.id, apiKey: null }]);
    expect(forgotten.id).not.toBe(published.id);
  });

  it("stays with a wrong password, and guessing has an end", async () => {
    const { own, id } = await somebody();
    for (let i = 0; i < 5; i++) await expect(deleteAccount({ ctx: own, input: { password: "a wrong one" } })).rejects.toMatchObject({ faults: [{ where: "password" }] });
    await expect(deleteAccount({ ctx: own, input: { password: PASSWORD } })).rejects.toMatchObject({ code: "rate_limited" });
    expect(await ctx.db.user.count({ where: { id } })).toBe(1);
  });

  it("that has no password wants its address typed", async () => {
    const user = await person(ctx);
    const own = as(ctx, user);
    await expect(deleteAccount({ ctx: own, input: { email: "other@example.org" } })).rejects.toMatchObject({ faults: [{ where: "email" }] });
    await deleteAccount({ ctx: own, input: { email: user.email } });
    expect(await ctx.db.user.count({ where: { id: user.id } })).toBe(0);
  });

  it("is never the last admin's, nor deleted by a key", async () => {
    const { own } = await somebody("admin");
    await expect(deleteAccount({ ctx: own, input: { password: PASSWORD } })).rejects.toMatchObject({ code: "conflict" });
    const researcher = await somebody();
    const byKey = as(researcher.own, { ...researcher.own.actor, scopes: ["read", "submit"] } as Actor);
    await expect(deleteAccount({ ctx: byKey, input: { password: PASSWORD } })).rejects.toMatchObject({ code: "forbidden" });
    await somebody("admin");
    await deleteAccount({ ctx: own, input: { password: PASSWORD } });
  });
});

describe("an account that an admin deletes", () => {
  it("goes as its owner could have it go, with the reason in the audit log", async () => {
    const admin = await somebody("admin");
    const { own, id } = await somebody();
    await submit(own, "private");
    await deleteUser({ ctx: admin.own, input: { id, reason: "asked for by letter" } });
    expect([await ctx.db.user.count({ where: { id } }), await ctx.db.submission.count()]).toEqual([0, 0]);
    expect(await ctx.db.auditEvent.findFirstOrThrow({ where: { action: "user.delete" } })).toMatchObject({ actorId: admin.id, targetId: id, reason: "asked for by letter" });
    await expect(deleteUser({ ctx: admin.own, input: { id } })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is never the admin's own or the last admin's, also when two delete each other at once", async () => {
    const [one, two] = [await somebody("admin"), await somebody("admin")];
    await expect(deleteUser({ ctx: one.own, input: { id: one.id } })).rejects.toMatchObject({ code: "conflict" });
    const ends = await Promise.allSettled([deleteUser({ ctx: one.own, input: { id: two.id } }), deleteUser({ ctx: two.own, input: { id: one.id } })]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await ctx.db.user.count({ where: { role: "admin" } })).toBe(1);
  });
});
