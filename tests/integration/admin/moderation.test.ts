import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hideReportedResult, unhideReportedResult } from "@/lib/services/moderation/hideReportedResult";
import { hideSubmission } from "@/lib/services/moderation/hideSubmission";
import { listAllSubmissions } from "@/lib/services/moderation/listAllSubmissions";
import { unhideSubmission } from "@/lib/services/moderation/unhideSubmission";
import { unverifySubmission } from "@/lib/services/moderation/unverifySubmission";
import { verifySubmission } from "@/lib/services/moderation/verifySubmission";
import { getLeaderboard } from "@/lib/services/leaderboard/getLeaderboard";
import { computeLeaderboard } from "@/lib/services/scoring/computeLeaderboard";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import type { UserActor } from "@/lib/services/accounts/access";
import type { AccountsCtx } from "@/lib/services/context";
import { ENTRIES, fill, submitEntry, type Filled } from "@/tests/e2e/support/fill";
import { as, person } from "@/tests/support/accounts";
import { withAccounts } from "@/tests/support/accounts-ctx";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { admins, outsiders } from "./roles";

let bench: ServiceBench;
let base: AccountsCtx;
let ctx: AccountsCtx;
let filled: Filled;
let owner: UserActor;
let id: string;

beforeAll(async () => {
  bench = await startServiceBench();
  base = withAccounts(bench.ctx);
  filled = await fill(bench.ctx, { entries: ENTRIES.slice(0, 3) });
  ctx = as(base, await person(base, "admin"));
  owner = await person(base);
  id = filled.submissionIds[0] ?? "";
  await bench.db.submission.update({ where: { id }, data: { ownerId: owner.id, origin: "user" } });
  await computeLeaderboard({ ctx: base, input: filled });
});
afterAll(() => bench.close());

async function reported(): Promise<string> {
  const { modelId } = await bench.db.submission.findUniqueOrThrow({ where: { id } });
  const data = { setId: filled.setId, modelId, passAt1: 0.9, sourceUrl: "https://example.org/paper", ownerId: owner.id, visibility: "public" };
  return (await bench.db.reportedResult.create({ data })).id;
}

const VERBS: Record<string, (ctx: AccountsCtx, id: string) => Promise<unknown>> = {
  listAllSubmissions: (from) => listAllSubmissions({ ctx: from, input: {} }),
  hideSubmission: (from, id) => hideSubmission({ ctx: from, input: { id, reason: "solutions were copied" } }),
  unhideSubmission: (from, id) => unhideSubmission({ ctx: from, input: { id } }),
  verifySubmission: (from, id) => verifySubmission({ ctx: from, input: { id, note: "generated again from the weights" } }),
  unverifySubmission: (from, id) => unverifySubmission({ ctx: from, input: { id, reason: "was a mistake" } }),
  hideReportedResult: (from, id) => hideReportedResult({ ctx: from, input: { id, reason: "the source does not say so" } }),
  unhideReportedResult: (from, id) => unhideReportedResult({ ctx: from, input: { id } }),
};

describe.each(Object.keys(VERBS))("%s", (name) => {
  const verb = VERBS[name]!;
  const subject = () => (name.includes("Reported") ? reported() : Promise.resolve(id));

  it("is refused to everybody but admins, the owner among them, and changes nothing then", async () => {
    const target = await subject();
    const before = [await bench.db.submission.findMany(), await bench.db.reportedResult.findMany(), await bench.db.auditEvent.count()];
    const all = [...(await outsiders(base)), { who: "the owner", ctx: as(base, owner), code: "forbidden" }];
    for (const { who, ctx: from, code } of all) await expect(verb(from, target), who).rejects.toMatchObject({ code });
    expect([await bench.db.submission.findMany(), await bench.db.reportedResult.findMany(), await bench.db.auditEvent.count()]).toEqual(before);
  });

  it("is open to admins, by session and by a key with the scope", async () => {
    const target = await subject();
    for (const from of await admins(base)) await expect(verb(from, target)).resolves.toBeDefined();
  });
});

describe.each(Object.keys(VERBS).filter((name) => name !== "listAllSubmissions"))("%s", (name) => {
  it.each(["00000000-0000-7000-8000-000000000000", "nonsense"])("says not_found for %s", async (unknown) => {
    await expect(VERBS[name]!(ctx, unknown)).rejects.toMatchObject({ code: "not_found" });
  });
});

const visitor = () => as(base, { kind: "visitor" as const });
const onBoard = async () => (await getLeaderboard({ ctx: visitor(), input: { set: "starter" } })).snapshot?.entries.map((entry) => entry.submissionId) ?? [];
const lastAct = () => bench.db.auditEvent.findFirst({ orderBy: { id: "desc" } });
/** What the worker does with the score job that was queued. */
async function scoreQueued(): Promise<void> {
  const jobs = await bench.boss.fetch("score", { batchSize: 50 });
  expect(jobs.map(({ data }) => data)).toContainEqual({ kind: "submission", submissionId: id });
  await computeLeaderboard({ ctx: base, input: filled });
}

describe("a hidden submission", () => {
  it("leaves the board and the public pages at once, before any worker computes it anew", async () => {
    await bench.boss.fetch("score", { batchSize: 100 });
    await unhideSubmission({ ctx, input: { id } });
    await computeLeaderboard({ ctx: base, input: filled });
    expect(await onBoard()).toContain(id);
    await hideSubmission({ ctx, input: { id, reason: "solutions were copied" } });
    expect(await onBoard()).toHaveLength(ENTRIES.slice(0, 3).length - 1);
    expect(await onBoard()).not.toContain(id);
    await expect(getSubmission({ ctx: visitor(), input: { id } })).rejects.toMatchObject({ code: "not_found" });
    await scoreQueued();
    expect(await onBoard()).not.toContain(id);
  });

  it("is still its owner's, who sees the reason, and the log says who hid it and why", async () => {
    expect(await getSubmission({ ctx: as(base, owner), input: { id } })).toMatchObject({ hidden: { reason: "solutions were copied" } });
    expect(await lastAct()).toMatchObject({ action: "submission.hide", targetId: id, reason: "solutions were copied", targetName: expect.stringContaining(ENTRIES[0]?.model ?? "") });
  });

  it("comes back when it is shown again", async () => {
    await unhideSubmission({ ctx, input: { id, reason: "the owner has shown the runs" } });
    expect(await lastAct()).toMatchObject({ action: "submission.unhide", reason: "the owner has shown the runs" });
    await scoreQueued();
    expect(await onBoard()).toContain(id);
    expect(await getSubmission({ ctx: visitor(), input: { id } })).toMatchObject({ hidden: null });
  });
});

describe("a verified submission", () => {
  it("says how it was checked, to everybody, until that is taken back", async () => {
    await verifySubmission({ ctx, input: { id, note: "generated again from the weights" } });
    expect(await getSubmission({ ctx: visitor(), input: { id } })).toMatchObject({ verified: { note: "generated again from the weights" } });
    expect(await lastAct()).toMatchObject({ action: "submission.verify", reason: "generated again from the weights" });
    await unverifySubmission({ ctx, input: { id, reason: "the weights were replaced" } });
    expect(await getSubmission({ ctx: visitor(), input: { id } })).toMatchObject({ verified: null });
    expect(await lastAct()).toMatchObject({ action: "submission.unverify", detail: { verifiedNote: ["generated again from the weights", null] } });
  });

  it("has scores; one that is still being judged is refused", async () => {
    const open = await submitEntry(as(base, owner), { ...ENTRIES[1]!, model: "example/Still-Running" });
    await expect(verifySubmission({ ctx, input: { id: open, note: "looked at it" } })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("the list of all submissions", () => {
  it("has private ones, and is searched by model and owner, case aside, and filtered", async () => {
    const found = async (input: Parameters<typeof listAllSubmissions>[0]["input"]) => (await listAllSubmissions({ ctx, input })).submissions.map((row) => row.modelName);
    const first = ENTRIES[0]?.model;
    expect(await found({ q: "still-running" })).toEqual(["example/Still-Running"]);
    expect(await found({ q: owner.email.toUpperCase() })).toEqual(["example/Still-Running", first]);
    expect(await found({ q: id })).toEqual([first]);
    expect(await found({ q: "_" })).toEqual([]);
    expect(await found({ visibility: "private" })).toEqual(["example/Still-Running"]);
    expect(await found({ standing: "unverified" })).toEqual([first]);
    expect(await found({ owner: owner.id, state: "scored" })).toEqual([first]);
    expect(await found({ standing: "verified" })).toEqual([]);
  });

  it("goes on page by page, each once", async () => {
    const first = await listAllSubmissions({ ctx, input: { limit: 3 } });
    const second = await listAllSubmissions({ ctx, input: { limit: 3, cursor: first.nextCursor ?? "" } });
    expect(new Set([...first.submissions, ...second.submissions].map((row) => row.id)).size).toBe(4);
    expect(second.nextCursor).toBeNull();
  });
});
