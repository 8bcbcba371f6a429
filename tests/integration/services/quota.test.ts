import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { QuotaDefaults } from "@/lib/core/views/quota";
import type { UserActor } from "@/lib/services/accounts/access";
import type { Actor, Ctx } from "@/lib/services/context";
import { samplesInQueue } from "@/lib/infra/queue/liveJobs";
import { JUDGE_QUEUE } from "@/lib/infra/queue/boss";
import { cancelJobs } from "@/lib/services/queue/cancelJobs";
import { cancelSubmission } from "@/lib/services/submissions/cancelSubmission";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { deleteSubmission } from "@/lib/services/submissions/deleteSubmission";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import { previewSubmission } from "@/lib/services/submissions/previewSubmission";
import { publishSubmission } from "@/lib/services/submissions/publishSubmission";
import { quotaOf } from "@/lib/services/submissions/quota";
import { rerunSubmission } from "@/lib/services/submissions/rerunSubmission";
import { as } from "@/tests/support/accounts";
import type { ServiceBench } from "@/tests/support/services";
import { BY_PEOPLE, startPeopledTrial, VISITOR, type SubmitOptions, type Trial } from "@/tests/support/trial";

/** Each submission of the trial has four samples. */
const DEFAULTS: QuotaDefaults = { samplesPerDay: 10, openSubmissions: 2 };
const MORNING = new Date("2026-11-23T09:00:00Z");

let bench: ServiceBench;
let trial: Trial;
let owner: UserActor;
let other: UserActor;
let admin: UserActor;

beforeEach(async () => {
  ({ bench, trial, owner, other, admin } = await startPeopledTrial({ now: MORNING }));
});
afterEach(() => bench.close());

const mine = (actor: Actor = owner): Ctx => as(bench.ctx, actor);
const submit = (mark: string, actor: Actor = owner, options: SubmitOptions = {}) => trial.submit(actor, { mark, quotaDefaults: DEFAULTS, ...options });
const quota = (actor: Actor = owner) => quotaOf({ ctx: mine(actor), input: { defaults: DEFAULTS } });
const finish = async (id: string) => {
  await trial.judge(id);
  await trial.score(id);
};

describe("a quota", () => {
  it("counts samples of the day and open submissions, and says when the day ends", async () => {
    expect(await quota()).toEqual({ samplesPerDay: 10, usedToday: 0, leftToday: 10, resetsAt: "2026-11-24T00:00:00.000Z", openSubmissions: 2, openNow: 0 });
    const { id } = await submit("1");
    expect(await quota()).toMatchObject({ usedToday: 4, leftToday: 6, openNow: 1 });
    await trial.judge(id);
    expect(await quota(), "what waits for its score alone holds no place").toMatchObject({ usedToday: 4, openNow: 0 });
    await expect(quota(VISITOR)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("refuses what it has no room for with the numbers and the time, and nothing is written", async () => {
    for (const mark of ["1", "2"]) await finish((await submit(mark)).id);
    await expect(submit("3")).rejects.toMatchObject({ code: "rate_limited", message: expect.stringMatching(/4 samples.*2 of your 10/), hint: expect.stringContaining("2026-11-24 00:00 UTC"), retryAfterSeconds: 15 * 3600 });
    expect(await bench.db.submission.count()).toBe(2);
    bench.ctx.now = () => new Date("2026-11-24T00:00:00Z");
    expect(await submit("3")).toMatchObject({ state: "queued" });
  });

  it("allows only so many open submissions at once", async () => {
    const first = await submit("1");
    await bench.db.user.update({ where: { id: owner.id }, data: { samplesPerDay: 100 } });
    await submit("2");
    await expect(submit("3")).rejects.toMatchObject({ code: "rate_limited", message: expect.stringContaining("2 open submissions"), retryAfterSeconds: 60 });
    await finish(first.id);
    expect(await submit("3")).toMatchObject({ state: "queued" });
  });

  it("gives its last place to one of several that come at once", async () => {
    await bench.db.user.update({ where: { id: owner.id }, data: { samplesPerDay: 7 } });
    const results = await Promise.allSettled(["1", "2", "3", "4"].map((mark) => submit(mark)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.filter((result) => result.status === "rejected").map(({ reason }) => (reason as { code: string }).code)).toEqual(["rate_limited", "rate_limited", "rate_limited"]);
    expect(await bench.db.submission.count()).toBe(1);
  });

  it("is a person's own, may be set for one, and does not hold for admins", async () => {
    await submit("1");
    expect(await quota(other)).toMatchObject({ usedToday: 0 });
    await bench.db.user.update({ where: { id: other.id }, data: { samplesPerDay: 3 } });
    await expect(submit("1", other)).rejects.toMatchObject({ code: "rate_limited" });
    for (const mark of ["a1", "a2", "a3", "a4"]) await submit(mark, admin);
    expect(await quota(admin)).toMatchObject({ samplesPerDay: null, leftToday: null, openSubmissions: null, usedToday: 16, openNow: 4 });
  });

  it("is not taken twice by a repeated idempotency key", async () => {
    const first = await submit("1", owner, { idempotencyKey: "k" });
    expect((await submit("1", owner, { idempotencyKey: "k" })).id).toBe(first.id);
    expect(await quota()).toMatchObject({ usedToday: 4 });
  });
});

describe("what is given back", () => {
  it("is all of a submission that failed through our own fault, once", async () => {
    const { id } = await submit("1");
    await trial.judge(id, ["AC", "IE"]);
    await Promise.all([trial.score(id), trial.score(id)]);
    await trial.score(id);
    expect(await getSubmission({ ctx: mine(), input: { id } })).toMatchObject({ state: "failed", refundedCount: 4 });
    expect(await quota()).toMatchObject({ usedToday: 0, openNow: 0 });
  });

  it("is what a cancelled one had not measured yet, once, also when it is cancelled twice at once", async () => {
    const { id } = await submit("1");
    const [sample] = await bench.db.sample.findMany({ where: { submissionId: id }, take: 1 });
    await bench.db.execution.create({ data: { sampleId: sample!.id, profileId: trial.profileId, verdict: "WA", reason: "", workerName: "w" } });
    const cancels = await Promise.allSettled([1, 2, 3].map(() => cancelSubmission({ ctx: mine(), input: { id } })));
    expect(cancels.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await quota()).toMatchObject({ usedToday: 1, openNow: 0 });
  });

  it("is what was not measured, too, of one whose jobs an admin cancels", async () => {
    const { id } = await submit("1");
    await cancelJobs({ ctx: mine(admin), input: { queue: JUDGE_QUEUE, kind: "sample", reason: "wrong file" } });
    expect(await getSubmission({ ctx: mine(), input: { id } })).toMatchObject({ state: "cancelled", refundedCount: 4 });
    expect(await quota()).toMatchObject({ usedToday: 0, openNow: 0 });
  });

  it("is nothing for one that is deleted", async () => {
    const first = await submit("1");
    await finish(first.id);
    const second = await submit("2");
    await cancelSubmission({ ctx: mine(), input: { id: second.id } });
    for (const { id } of [first, second]) await deleteSubmission({ ctx: mine(), input: { id } });
    expect(await quota()).toMatchObject({ usedToday: 4 });
    bench.ctx.now = () => new Date("2026-11-24T00:00:00Z");
    expect(await quota()).toMatchObject({ usedToday: 0 });
  });
});

describe("content that was handed in before", () => {
  const bytesOf = (marks: string) => new TextEncoder().encode(["a", "b", "c", "d"].map((slug) => JSON.stringify({ problem: slug, language: "python", code: `print(input()) # ${slug} ${marks}` })).join("\n"));
  const preview = (actor: Actor, mark: string) => previewSubmission({ ctx: mine(actor), input: { set: "trial", bytes: bytesOf(mark), fileName: "other-name.jsonl", quotaDefaults: DEFAULTS } });

  it("is told with its link before anything is queued, with the quota, and is allowed", async () => {
    const first = await submit("1");
    expect(await preview(owner, "1")).toMatchObject({ duplicateOf: { id: first.id, modelName: "m", state: "queued" }, quota: { leftToday: 6, openNow: 1 } });
    expect((await preview(owner, "2")).duplicateOf).toBeNull();
    expect(await submit("1")).toMatchObject({ duplicateOfId: first.id });
    await expect(preview(VISITOR, "1")).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("of somebody else is told only once it is public", async () => {
    const first = await submit("1");
    expect((await preview(other, "1")).duplicateOf).toBeNull();
    await finish(first.id);
    await publishSubmission({ ctx: mine(), input: { id: first.id } });
    expect((await preview(other, "1")).duplicateOf).toMatchObject({ id: first.id });
    expect(await submit("1", other)).toMatchObject({ duplicateOfId: first.id });
  });

  it("is linked to the earliest that came to something", async () => {
    const cancelled = await submit("1");
    await cancelSubmission({ ctx: mine(), input: { id: cancelled.id } });
    expect((await submit("1")).duplicateOfId).toBeNull();
  });
});

describe("measuring again", () => {
  const rerun = (actor: Actor, id: string, samples?: "all" | "lost") => rerunSubmission({ ctx: mine(actor), input: { id, samples } });

  it("is the owner's for the samples that were lost through our own fault, and costs no quota", async () => {
    const { id } = await submit("1");
    await trial.judge(id, ["AC", "IE", "WA", "IE"]);
    await trial.score(id);
    await bench.boss.deleteAllJobs(JUDGE_QUEUE);
    expect(await rerun(owner, id)).toMatchObject({ state: "queued", doneCount: 2, stateReason: null });
    expect((await samplesInQueue(bench.boss)).size).toBe(2);
    await trial.judge(id);
    await trial.score(id);
    expect(await getSubmission({ ctx: mine(), input: { id } })).toMatchObject({ state: "scored", verdictCounts: { AC: 3, WA: 1, IE: 0 } });
    expect(await quota()).toMatchObject({ usedToday: 0 });
  });

  it("is refused to the owner where nothing was lost, for all samples, and while it runs", async () => {
    const { id } = await submit("1");
    await expect(rerun(owner, id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("queued") });
    await finish(id);
    await expect(rerun(owner, id)).rejects.toMatchObject({ code: "conflict" });
    await expect(rerun(owner, id, "all")).rejects.toMatchObject({ code: "forbidden" });
    await expect(rerun(other, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(rerun(VISITOR, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is the admin's for all samples, anew, and written down", async () => {
    const { id } = await submit("1");
    await finish(id);
    await bench.boss.deleteAllJobs(JUDGE_QUEUE);
    const results = await Promise.allSettled([rerun(admin, id), rerun(admin, id)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const jobs = await bench.boss.findJobs<{ anew?: boolean }>(JUDGE_QUEUE);
    expect(jobs.map(({ data }) => data.anew)).toEqual([true, true, true, true]);
    expect(await getSubmission({ ctx: mine(), input: { id } })).toMatchObject({ state: "queued", doneCount: 0, verdictCounts: { AC: 0 } });
    expect(await bench.db.auditEvent.findMany({ where: BY_PEOPLE })).toMatchObject([{ action: "submission.rerun", actorId: admin.id, targetId: id, detail: { samples: "all", count: 4 } }]);
    await finish(id);
    expect(await getSubmission({ ctx: mine(), input: { id } })).toMatchObject({ state: "scored", doneCount: 4 });
  });
});

describe("deleting", () => {
  const remove = (actor: Actor, id: string) => deleteSubmission({ ctx: mine(actor), input: { id } });

  it("takes samples, figures and program texts along, but not those that others share", async () => {
    const gone = await submit("1");
    await finish(gone.id);
    const kept = await submit("shared", other);
    await finish(kept.id);
    const twin = await submit("shared");
    await finish(twin.id);
    const texts = await bench.db.sourceText.count();
    for (const { id } of [gone, twin]) await remove(owner, id);
    expect(await bench.db.sourceText.count()).toBe(texts - 4);
    expect(await bench.db.sample.count()).toBe(4);
    expect(await bench.db.execution.count({ where: { sampleId: { not: null } } })).toBe(4);
    expect(await getSubmission({ ctx: mine(other), input: { id: kept.id } })).toMatchObject({ state: "scored" });
  });

  it("is refused for a public, an open and somebody else's one", async () => {
    const { id } = await submit("1");
    await expect(remove(owner, id)).rejects.toMatchObject({ code: "conflict", hint: "Cancel it first." });
    await finish(id);
    await expect(remove(other, id)).rejects.toMatchObject({ code: "not_found" });
    await publishSubmission({ ctx: mine(), input: { id } });
    await expect(remove(owner, id)).rejects.toMatchObject({ code: "conflict", hint: "Make it private first." });
    await expect(remove(other, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(remove(VISITOR, id)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("by an admin is written down", async () => {
    const { id } = await submit("1");
    await finish(id);
    await remove(admin, id);
    expect(await bench.db.auditEvent.findMany({ where: BY_PEOPLE })).toMatchObject([{ action: "submission.delete", actorId: admin.id, targetId: id, targetName: "m" }]);
  });
});

describe("handing in", () => {
  it("needs an account, and a key with the scope", async () => {
    for (const [actor, code] of [[VISITOR, "unauthenticated"], [{ ...owner, scopes: ["read"] as const }, "forbidden"]] as const) {
      await expect(submit("1", actor)).rejects.toMatchObject({ code });
    }
    expect(await submit("1", { ...owner, scopes: ["submit"] })).toMatchObject({ visibility: "private", isMine: true });
    expect(await createSubmission({ ctx: bench.ctx, input: { bytes: new TextEncoder().encode(JSON.stringify({ problem: "a", language: "python", code: "x" })), fileName: "s.jsonl", fields: { set: "trial", model: "m", method: "vanilla" } } })).toMatchObject({ visibility: "public" });
  });
});
