import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit } from "@/lib/services/accounts/audit";
import { exportAudit } from "@/lib/services/audit/exportAudit";
import { listAudit } from "@/lib/services/audit/listAudit";
import type { AccountsCtx } from "@/lib/services/context";
import { as, person } from "@/tests/support/accounts";
import { withAccounts } from "@/tests/support/accounts-ctx";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { admins, outsiders } from "./roles";

let bench: ServiceBench;
let base: AccountsCtx;
let ctx: AccountsCtx;
let adminId: string;

beforeAll(async () => {
  bench = await startServiceBench();
  base = withAccounts(bench.ctx);
  const admin = await person(base, "admin");
  adminId = admin.id;
  ctx = as(base, admin);
  await audit(bench.db, admin, { action: "submission.hide", target: { kind: "submission", id: "sub-1", name: "example/Coder on Starter" }, reason: "Copied solutions" });
  await audit(bench.db, admin, { action: "submission.verify", target: { kind: "submission", id: "sub-2", name: "vendor/Large on Starter" }, reason: "generated again" });
  await audit(bench.db, { kind: "system", name: "start" }, { action: "user.create", target: { kind: "user", id: "u-1", name: "admin <admin@afterburner.local>" } });
});
afterAll(() => bench.close());

const actions = async (input: Parameters<typeof listAudit>[0]["input"]) => (await listAudit({ ctx, input })).events.map(({ action }) => action);

describe("the audit log", () => {
  it("is read and taken away by admins alone", async () => {
    for (const { who, ctx: from, code } of await outsiders(base)) {
      await expect(listAudit({ ctx: from, input: {} }), who).rejects.toMatchObject({ code });
      await expect(exportAudit({ ctx: from, input: {} }), who).rejects.toMatchObject({ code });
    }
    for (const from of await admins(base)) await expect(listAudit({ ctx: from, input: {} })).resolves.toBeDefined();
    expect(await bench.db.auditEvent.count({ where: { action: "audit.export" } })).toBe(0);
  });

  it("is newest first, and goes on page by page", async () => {
    const first = await listAudit({ ctx, input: { limit: 2 } });
    expect(first.events.map(({ action }) => action)).toEqual(["user.create", "submission.verify"]);
    expect(await listAudit({ ctx, input: { limit: 2, cursor: first.nextCursor ?? "" } })).toMatchObject({ events: [{ action: "submission.hide" }], nextCursor: null });
  });

  it.each([
    ["the act", { q: "HIDE" }, ["submission.hide"]],
    ["the target's name", { q: "vendor/" }, ["submission.verify"]],
    ["the target's id", { q: "sub-1" }, ["submission.hide"]],
    ["the reason", { q: "copied" }, ["submission.hide"]],
    ["the actor", { q: "system: start" }, ["user.create"]],
    ["a whole act", { action: "submission.verify" }, ["submission.verify"]],
    ["all acts on an entity", { action: "submission" }, ["submission.verify", "submission.hide"]],
    ["a wild card taken literally", { q: "%" }, []],
    ["a time that is over", { to: "2001-01-01" }, []],
    ["a time to come", { from: "2999-01-01" }, []],
  ])("is searched by %s", async (_what, input, expected) => {
    expect(await actions(input)).toEqual(expected);
  });

  it("is searched by who acted and by days, both ends included", async () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(await actions({ actor: adminId, from: today, to: today })).toEqual(["submission.verify", "submission.hide"]);
  });

  it("is taken away whole, however long it is, and says that it was", async () => {
    await bench.db.auditEvent.createMany({ data: Array.from({ length: 1100 }, (_, i) => ({ actorName: "system: many", action: "thing.do", targetKind: "thing", targetId: String(i) })) });
    const ids = new Set<string>();
    for await (const events of await exportAudit({ ctx, input: { action: "thing" } })) for (const event of events) ids.add(event.target.id ?? "");
    expect(ids.size).toBe(1100);
    expect(await listAudit({ ctx, input: { limit: 1 } })).toMatchObject({ events: [{ action: "audit.export", detail: { filter: { action: "thing" } } }] });
  });
});
