import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCORE_QUEUE } from "@/lib/infra/queue/boss";
import type { UserActor } from "@/lib/services/accounts/access";
import type { Actor } from "@/lib/services/context";
import { getExecution } from "@/lib/services/executions/getExecution";
import { getLeaderboard } from "@/lib/services/leaderboard/getLeaderboard";
import { listProblemSets } from "@/lib/services/problem-sets/listProblemSets";
import { getProblem } from "@/lib/services/problems/getProblem";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import { listSamples } from "@/lib/services/submissions/listSamples";
import { listSubmissions } from "@/lib/services/submissions/listSubmissions";
import { publishSubmission } from "@/lib/services/submissions/publishSubmission";
import { unpublishSubmission } from "@/lib/services/submissions/unpublishSubmission";
import { updateSubmission } from "@/lib/services/submissions/updateSubmission";
import type { UpdateSubmissionFields } from "@/lib/core/views/submissions";
import { as } from "@/tests/support/accounts";
import type { ServiceBench } from "@/tests/support/services";
import { BY_PEOPLE, startPeopledTrial, VISITOR, type Trial } from "@/tests/support/trial";


let bench: ServiceBench;
let trial: Trial;
let owner: UserActor;
let other: UserActor;
let admin: UserActor;

beforeEach(async () => {
  ({ bench, trial, owner, other, admin } = await startPeopledTrial());
});
afterEach(() => bench.close());

const publish = (actor: Actor, id: string) => publishSubmission({ ctx: as(bench.ctx, actor), input: { id } });
const unpublish = (actor: Actor, id: string) => unpublishSubmission({ ctx: as(bench.ctx, actor), input: { id } });
const update = (actor: Actor, id: string, fields: UpdateSubmissionFields) => updateSubmission({ ctx: as(bench.ctx, actor), input: { id, fields } });
const onBoard = async (actor: Actor = VISITOR) => (await getLeaderboard({ ctx: as(bench.ctx, actor), input: { set: "trial" } })).snapshot?.entries.map(({ submissionId }) => submissionId) ?? [];

/** Every way in which somebody could come across a submission. */
async function seenBy(actor: Actor, id: string): Promise<string[]> {
  const ctx = as(bench.ctx, actor);
  const execution = await bench.db.execution.findFirstOrThrow({ where: { sample: { submissionId: id } } });
  const ways: Record<string, () => Promise<unknown>> = {
    page: () => getSubmission({ ctx, input: { id } }),
    samples: () => listSamples({ ctx, input: { submissionId: id } }),
    execution: () => getExecution({ ctx, input: { id: execution.id } }),
    list: async () => (await listSubmissions({ ctx, input: {} })).submissions.find((item) => item.id === id) ?? Promise.reject(new Error("not in the list")),
    problem: async () => (await getProblem({ ctx, input: { set: "trial", slug: "a" } })).entries.find((entry) => entry.submissionId === id) ?? Promise.reject(new Error("not on the problem's page")),
  };
  const found = await Promise.all(Object.entries(ways).map(([name, look]) => look().then(() => name, () => null)));
  return found.filter((name) => name !== null);
}

const EVERYWHERE = ["page", "samples", "execution", "list", "problem"];

describe("a private submission", () => {
  it("is seen by its owner and by admins, and by nobody else anywhere", async () => {
    const { id } = await trial.scored(owner);
    expect(await seenBy(owner, id)).toEqual(EVERYWHERE);
    expect(await seenBy(admin, id)).toEqual(EVERYWHERE);
    for (const actor of [VISITOR, other, { ...owner, scopes: ["submit"] as const }]) expect(await seenBy(actor, id)).toEqual([]);
    expect([await onBoard(), await onBoard(owner)]).toEqual([[], []]);
    expect(await listProblemSets({ ctx: as(bench.ctx, VISITOR) })).toMatchObject([{ entryCount: 0 }]);
  });

  it("is told of by no public one that is its duplicate", async () => {
    const first = await trial.scored(owner);
    const second = await trial.scored(owner, { model: "again" });
    await publish(owner, second.id);
    const duplicateOf = async (actor: Actor) => (await getSubmission({ ctx: as(bench.ctx, actor), input: { id: second.id } })).duplicateOfId;
    expect([await duplicateOf(owner), await duplicateOf(VISITOR), await duplicateOf(other)]).toEqual([first.id, null, null]);
  });
});

describe("publishing", () => {
  it("shows a scored submission everywhere and has the board computed in the same breath", async () => {
    const { id } = await trial.scored(owner);
    await bench.boss.deleteAllJobs(SCORE_QUEUE);
    expect(await publish(owner, id)).toMatchObject({ visibility: "public", publishedAt: expect.any(String) });
    expect((await bench.boss.findJobs(SCORE_QUEUE)).map(({ data }) => data)).toEqual([{ kind: "submission", submissionId: id }]);
    await trial.score(id);
    expect(await seenBy(VISITOR, id)).toEqual(EVERYWHERE);
    expect(await onBoard()).toEqual([id]);
  });

  it("is refused while there are no scores", async () => {
    const { id } = await trial.submit(owner);
    await expect(publish(owner, id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("queued") });
    await bench.db.submission.update({ where: { id }, data: { state: "failed" } });
    await expect(publish(owner, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("does not bring back what an admin hid", async () => {
    const { id } = await trial.scored(owner);
    await bench.db.submission.update({ where: { id }, data: { hiddenAt: new Date(), hiddenReason: "copied" } });
    await expect(publish(owner, id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("copied") });
    expect(await getSubmission({ ctx: as(bench.ctx, owner), input: { id } })).toMatchObject({ hidden: { reason: "copied" } });
  });

  it("belongs to the owner and to admins, whose act on it is written down", async () => {
    const { id } = await trial.scored(owner);
    for (const actor of [VISITOR, other]) await expect(publish(actor, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(publish({ ...owner, scopes: ["read"] }, id)).rejects.toMatchObject({ code: "forbidden" });
    expect(await publish({ ...owner, scopes: ["submit"] }, id)).toMatchObject({ visibility: "public" });
    for (const actor of [VISITOR, other]) await expect(unpublish(actor, id)).rejects.toMatchObject({ code: actor.kind === "visitor" ? "unauthenticated" : "forbidden" });
    expect(await bench.db.auditEvent.count({ where: BY_PEOPLE })).toBe(0);
    await unpublish(admin, id);
    await publish(admin, id);
    const acts = await bench.db.auditEvent.findMany({ where: BY_PEOPLE, orderBy: { at: "asc" } });
    expect(acts.map(({ action, targetId, actorId }) => [action, targetId, actorId])).toEqual([["submission.unpublish", id, admin.id], ["submission.publish", id, admin.id]]);
  });

  it("can be taken back: nobody sees it from that moment, before the board is computed anew", async () => {
    const { id } = await trial.scored(owner);
    await publish(owner, id);
    await trial.score(id);
    await unpublish(owner, id);
    expect([await onBoard(), await seenBy(VISITOR, id)]).toEqual([[], []]);
  });
});

describe("the badge of a verified entry", () => {
  it("is on the board as soon as an admin has vouched for it", async () => {
    const { id } = await trial.scored(owner);
    await publish(owner, id);
    await trial.score(id);
    const verified = async () => (await getLeaderboard({ ctx: as(bench.ctx, VISITOR), input: { set: "trial" } })).snapshot?.entries[0]?.verifiedAt;
    expect(await verified()).toBeNull();
    await bench.db.submission.update({ where: { id }, data: { verifiedAt: new Date("2026-11-01") } });
    expect(await verified()).toBe("2026-11-01T00:00:00.000Z");
  });
});

describe("a change of what is said of a submission", () => {
  it("reaches model and submission, leaves the rest and has the board computed anew", async () => {
    const { id } = await trial.scored(owner, { fields: { licence: "mit", iteration: 3, costUsd: 12.5 } });
    await bench.boss.deleteAllJobs(SCORE_QUEUE);
    const view = await update(owner, id, { model: "renamed", method: "grpo", iteration: null, sizeBillions: 7, notes: "said later" });
    expect(view).toMatchObject({ model: { name: "renamed", sizeBillions: 7 }, method: "grpo", iteration: null, costUsd: 12.5, notes: "said later" });
    expect(await bench.boss.findJobs(SCORE_QUEUE)).toHaveLength(1);
  });

  it("takes no figure and no unknown field", async () => {
    const { id } = await trial.scored(owner);
    await expect(update(owner, id, { passAt1: 1 } as UpdateSubmissionFields)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(update(owner, id, {})).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("does not reword the model of somebody else's results, and says so; an admin may", async () => {
    const mine = await trial.scored(owner, { model: "shared", fields: { licence: "mit" } });
    await trial.scored(other, { model: "shared", fields: { licence: "proprietary", link: "https://example.org/shared" } });
    const model = () => bench.db.model.findFirst({ where: { name: "shared" } });
    expect(await model()).toMatchObject({ licence: "mit", link: "https://example.org/shared" });
    await expect(update(owner, mine.id, { licence: "gpl" })).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("licence") });
    await update(owner, mine.id, { sizeBillions: 3 });
    await update(admin, mine.id, { licence: "apache-2.0" });
    expect(await model()).toMatchObject({ licence: "apache-2.0", sizeBillions: 3 });
    expect(await bench.db.auditEvent.findMany({ where: BY_PEOPLE })).toMatchObject([{ action: "submission.update", targetId: mine.id }]);
  });

  it("belongs to the owner and to admins", async () => {
    const { id } = await trial.scored(owner);
    await expect(update(other, id, { notes: "x" })).rejects.toMatchObject({ code: "not_found" });
    await publish(owner, id);
    await expect(update(other, id, { notes: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(update(VISITOR, id, { notes: "x" })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("the list of submissions", () => {
  it("gives the actor's own where these are asked for, and goes on where a cursor's submission is gone", async () => {
    const [first, second, third] = [await trial.scored(owner), await trial.scored(owner, { mark: "2" }), await trial.scored(owner, { mark: "3" })];
    await trial.scored(other, { mark: "4" });
    const mine = (cursor?: string) => listSubmissions({ ctx: as(bench.ctx, owner), input: { mine: true, limit: 1, ...(cursor ? { cursor } : {}) } });
    const page = await mine();
    expect([page.submissions[0]?.id, page.nextCursor]).toEqual([third.id, third.id]);
    await bench.db.submission.delete({ where: { id: third.id } });
    expect((await mine(third.id)).submissions[0]?.id).toBe(second.id);
    expect((await mine(second.id)).submissions[0]?.id).toBe(first.id);
    await expect(listSubmissions({ ctx: as(bench.ctx, VISITOR), input: { mine: true } })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
