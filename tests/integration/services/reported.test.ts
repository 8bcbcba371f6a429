import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReportResultFields } from "@/lib/core/views/reported";
import type { UserActor } from "@/lib/services/accounts/access";
import type { Actor } from "@/lib/services/context";
import { getLeaderboard } from "@/lib/services/leaderboard/getLeaderboard";
import { deleteReportedResult } from "@/lib/services/reported-results/deleteReportedResult";
import { getReportedResult } from "@/lib/services/reported-results/getReportedResult";
import { listReportedResults } from "@/lib/services/reported-results/listReportedResults";
import { publishReportedResult } from "@/lib/services/reported-results/publishReportedResult";
import { reportResult } from "@/lib/services/reported-results/reportResult";
import { unpublishReportedResult } from "@/lib/services/reported-results/unpublishReportedResult";
import { publishSubmission } from "@/lib/services/submissions/publishSubmission";
import { as } from "@/tests/support/accounts";
import type { ServiceBench } from "@/tests/support/services";
import { BY_PEOPLE, startPeopledTrial, VISITOR, type Trial } from "@/tests/support/trial";

const FIELDS: ReportResultFields = { set: "trial", model: "reported/model", method: "grpo", iteration: 8, passAt1: 0.62, beyondI: 0.91, sourceUrl: "https://arxiv.org/abs/2505.23387" };

let bench: ServiceBench;
let trial: Trial;
let owner: UserActor;
let other: UserActor;
let admin: UserActor;

beforeEach(async () => {
  ({ bench, trial, owner, other, admin } = await startPeopledTrial());
});
afterEach(() => bench.close());

const report = (actor: Actor = owner, fields: Partial<ReportResultFields> = {}) => reportResult({ ctx: as(bench.ctx, actor), input: { fields: { ...FIELDS, ...fields } } });
const publish = (actor: Actor, id: string) => publishReportedResult({ ctx: as(bench.ctx, actor), input: { id } });
const unpublish = (actor: Actor, id: string) => unpublishReportedResult({ ctx: as(bench.ctx, actor), input: { id } });
const remove = (actor: Actor, id: string) => deleteReportedResult({ ctx: as(bench.ctx, actor), input: { id } });
const seen = (actor: Actor, id: string) => getReportedResult({ ctx: as(bench.ctx, actor), input: { id } }).then(() => true, () => false);
const board = () => getLeaderboard({ ctx: as(bench.ctx, VISITOR), input: { set: "trial" } });

describe("a result that somebody reports of themselves", () => {
  it("is private until it is published, and then on the board beside the ranking, never in it", async () => {
    const measured = await trial.scored(owner);
    await publishSubmission({ ctx: as(bench.ctx, owner), input: { id: measured.id } });
    await trial.score(measured.id);
    const { id } = await report();
    expect([await seen(owner, id), await seen(admin, id), await seen(other, id), await seen(VISITOR, id)]).toEqual([true, true, false, false]);
    expect((await board()).reported).toEqual([]);
    expect(await publish(owner, id)).toMatchObject({ visibility: "public" });
    const view = await board();
    expect(view.reported).toMatchObject([{ id, model: { name: "reported/model" }, metrics: { passAt1: 0.62, beyondI: 0.91, beyondT: null } }]);
    expect(view.snapshot?.entries.map(({ submissionId, ranks }) => [submissionId, ranks.beyondI])).toEqual([[measured.id, { low: 1, high: 1 }]]);
    await unpublish(owner, id);
    expect((await board()).reported).toEqual([]);
  });

  it("is not taken without a source that can be looked up, or with impossible figures", async () => {
    for (const fields of [{ sourceUrl: "http://example.org" }, { sourceUrl: "javascript:alert(1)" }, { sourceUrl: "" }, { passAt1: 1.2 }, { beyondI: -0.1 }, { model: "  " }]) {
      await expect(report(owner, fields)).rejects.toMatchObject({ code: "invalid_input", faults: [{ where: Object.keys(fields)[0] }] });
    }
    expect(await bench.db.reportedResult.count()).toBe(0);
  });

  it("needs an account and belongs to its reporter and to admins, whose act on it is written down", async () => {
    await expect(report(VISITOR)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(report({ ...owner, scopes: ["read"] })).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await report();
    for (const act of [publish, unpublish, remove]) await expect(act(other, id)).rejects.toMatchObject({ code: "not_found" });
    await publish(owner, id);
    for (const act of [publish, unpublish, remove]) {
      await expect(act(other, id)).rejects.toMatchObject({ code: "forbidden" });
      await expect(act(VISITOR, id)).rejects.toMatchObject({ code: "unauthenticated" });
    }
    expect(await bench.db.auditEvent.count({ where: BY_PEOPLE })).toBe(0);
    await unpublish(admin, id);
    await remove(admin, id);
    expect((await bench.db.auditEvent.findMany({ where: BY_PEOPLE, orderBy: { at: "asc" } })).map(({ action }) => action)).toEqual(["reportedResult.unpublish", "reportedResult.delete"]);
    expect(await bench.db.reportedResult.count()).toBe(0);
  });

  it("stays off the public pages once an admin has hidden it, with the reason for its reporter", async () => {
    const { id } = await report();
    await publish(owner, id);
    await bench.db.reportedResult.update({ where: { id }, data: { hiddenAt: new Date(), hiddenReason: "not in the source" } });
    expect([(await board()).reported, await seen(VISITOR, id), await seen(other, id)]).toEqual([[], false, false]);
    expect(await getReportedResult({ ctx: as(bench.ctx, owner), input: { id } })).toMatchObject({ hidden: { reason: "not in the source" } });
    await expect(publish(owner, id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("not in the source") });
  });

  it("comes in lists a page at a time, the own ones where these are asked for", async () => {
    const first = await report();
    const second = await report(owner, { iteration: 9 });
    await publish(other, (await report(other, { model: "theirs" })).id);
    const list = (actor: Actor, input: Parameters<typeof listReportedResults>[0]["input"]) => listReportedResults({ ctx: as(bench.ctx, actor), input });
    const page = await list(owner, { mine: true, limit: 1 });
    expect([page.reportedResults[0]?.id, page.nextCursor]).toEqual([second.id, second.id]);
    expect(await list(owner, { mine: true, limit: 1, cursor: second.id })).toMatchObject({ reportedResults: [{ id: first.id }], nextCursor: null });
    expect((await list(VISITOR, {})).reportedResults.map(({ model }) => model.name)).toEqual(["theirs"]);
    await expect(list(VISITOR, { mine: true })).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is one of at most fifty in 24 hours", async () => {
    for (let i = 0; i < 49; i++) await report(owner, { iteration: i });
    const last = await Promise.allSettled([report(owner, { iteration: 50 }), report(owner, { iteration: 51 })]);
    expect(last.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(report()).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: expect.any(Number) });
    expect(await report(other)).toMatchObject({ isMine: true });
  });
});
