import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JudgeJob } from "@/lib/core/jobs";
import { JUDGE_QUEUE } from "@/lib/infra/queue/boss";
import { upsertProfile } from "@/lib/services/calibration/upsertProfile";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import type { Ctx } from "@/lib/services/context";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { cancelJobs } from "@/lib/services/queue/cancelJobs";
import { listJobs } from "@/lib/services/queue/listJobs";
import { pauseQueue } from "@/lib/services/queue/pauseQueue";
import { queueOverview } from "@/lib/services/queue/queueOverview";
import { resumeQueue } from "@/lib/services/queue/resumeQueue";
import { retryJobs } from "@/lib/services/queue/retryJobs";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { pausedBecause } from "@/lib/services/workers/pausedBecause";
import { as, person } from "@/tests/support/accounts";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { profile } from "./profile";
import { refusedToOthers } from "./refused";

let bench: ServiceBench;
let admin: Ctx;
let setId: string;
let calibrationId: string;
let submissionId: string;

beforeAll(async () => {
  bench = await startServiceBench();
  admin = as(bench.ctx, await person(bench.ctx, "admin"));
  const imported = await problemSet([problem("one"), problem("two")]);
  ({ setId } = await importProblemSet({ ctx: bench.ctx, input: { slug: "small", name: "Small", kind: "venus", source: "small.jsonl", revision: null, imported } }));
  const profileId = await upsertProfile({ ctx: bench.ctx, input: profile });
  ({ calibrationId } = await startCalibration({ ctx: bench.ctx, input: { setId, profileId } }));
  const bytes = new TextEncoder().encode(["one", "two"].map((slug) => JSON.stringify({ problem: slug, language: "python", code: `print(input()) # ${slug}` })).join("\n"));
  ({ id: submissionId } = await createSubmission({ ctx: bench.ctx, input: { fields: { set: "small", model: "a/model", method: "vanilla" }, bytes, fileName: "a.jsonl" } }));
});
afterAll(() => bench?.close());

const jobs = (state?: "waiting" | "failed" | "cancelled" | "retrying" | "active", kind?: string) => listJobs({ ctx: admin, input: { queue: JUDGE_QUEUE, state, kind, limit: 50 } });

/** Takes a job from the queue and lets it fail for good. */
async function failOne(kind: JudgeJob["kind"]): Promise<string> {
  const [job] = (await jobs("waiting", kind)).jobs;
  await bench.boss.getDb().executeSql(`UPDATE pgboss.job SET state = 'failed', started_on = now(), completed_on = now(), retry_count = retry_limit, output = '{"message":"the sandbox broke"}' WHERE id = $1`, [job?.id]);
  return job?.id ?? "";
}

describe("the queue", () => {
  it("is shown to nobody but admins", async () => {
    await refusedToOthers(bench.ctx, [
      (ctx) => queueOverview({ ctx }),
      (ctx) => listJobs({ ctx, input: { queue: JUDGE_QUEUE, limit: 1 } }),
      (ctx) => retryJobs({ ctx, input: { queue: JUDGE_QUEUE } }),
      (ctx) => cancelJobs({ ctx, input: { queue: JUDGE_QUEUE, reason: "because" } }),
      (ctx) => pauseQueue({ ctx, input: { queue: JUDGE_QUEUE, reason: "because" } }),
      (ctx) => resumeQueue({ ctx, input: { queue: JUDGE_QUEUE } }),
    ]);
    expect(await bench.db.queuePause.count()).toBe(0);
  });

  it("is counted by kind and state", async () => {
    const judge = (await queueOverview({ ctx: admin })).queues.find(({ name }) => name === JUDGE_QUEUE);
    expect(judge?.kinds.map(({ kind, counts }) => [kind, counts.waiting])).toEqual([["reference", 4], ["sample", 2]]);
    expect(judge?.kinds[0]?.oldestAt).not.toBeNull();
    expect(judge?.paused).toBeNull();
  });

  it("lists jobs with what they are about, page by page without one lost or twice", async () => {
    const first = await listJobs({ ctx: admin, input: { queue: JUDGE_QUEUE, limit: 4 } });
    const second = await listJobs({ ctx: admin, input: { queue: JUDGE_QUEUE, limit: 4, cursor: first.nextCursor ?? "" } });
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.jobs, ...second.jobs].map(({ id }) => id)).size).toBe(6);
    const sample = [...first.jobs, ...second.jobs].find(({ kind }) => kind === "sample");
    expect(sample?.subject).toMatchObject({ text: "a/model", href: `/submissions/${submissionId}` });
    const reference = [...first.jobs, ...second.jobs].find(({ kind }) => kind === "reference");
    expect(reference?.subject).toMatchObject({ text: expect.stringContaining("human"), href: expect.stringContaining("/problems/small/") });
  });

  it("refuses a cursor that it did not give, and a queue that is not there", async () => {
    await expect(listJobs({ ctx: admin, input: { queue: JUDGE_QUEUE, limit: 4, cursor: "x' OR 1=1" } })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(listJobs({ ctx: admin, input: { queue: "nope", limit: 4 } })).rejects.toMatchObject({ code: "not_found", hint: expect.stringContaining("judge") });
  });

  it("tries a failed job again, once more than its limit was, and writes it down", async () => {
    const id = await failOne("reference");
    expect((await jobs("failed")).jobs[0]).toMatchObject({ id, message: "the sandbox broke", attempts: 13, attemptLimit: 13 });
    expect(await retryJobs({ ctx: admin, input: { queue: JUDGE_QUEUE, ids: [id] } })).toEqual({ retried: 1 });
    expect((await jobs("retrying")).jobs[0]).toMatchObject({ id, attemptLimit: 14 });
    expect(await bench.db.auditEvent.findFirst({ where: { action: "queue.retry" } })).toMatchObject({ targetId: id, actorName: expect.stringContaining("admin") });
    await expect(retryJobs({ ctx: admin, input: { queue: JUDGE_QUEUE, state: "failed" } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("paused says so to whoever waits, keeps the first reason, and is resumed", async () => {
    await pauseQueue({ ctx: admin, input: { queue: JUDGE_QUEUE, reason: "new kernel" } });
    await pauseQueue({ ctx: admin, input: { queue: JUDGE_QUEUE, reason: "again" } });
    const overview = await queueOverview({ ctx: admin });
    expect(overview.queues.find(({ name }) => name === JUDGE_QUEUE)?.paused).toMatchObject({ reason: "new kernel" });
    expect(await pausedBecause(bench.ctx, "python3")).toContain("new kernel");
    await resumeQueue({ ctx: admin, input: { queue: JUDGE_QUEUE } });
    expect(await bench.db.queuePause.count()).toBe(0);
    expect((await bench.db.auditEvent.findMany({ where: { action: { in: ["queue.pause", "queue.resume"] } }, orderBy: { id: "asc" } })).map(({ action, reason }) => [action, reason])).toEqual([["queue.pause", "new kernel"], ["queue.resume", null]]);
    await expect(pauseQueue({ ctx: admin, input: { queue: "nope", reason: "because" } })).rejects.toMatchObject({ code: "not_found" });
  });

  it("cancels a job and what it is for: nothing accepted ends with a part missing", async () => {
    const [job] = (await jobs("waiting", "sample")).jobs;
    const result = await cancelJobs({ ctx: admin, input: { queue: JUDGE_QUEUE, ids: [job?.id ?? ""], reason: "wrong file" } });
    expect(result).toEqual({ cancelled: 1, ended: [expect.stringContaining(submissionId)] });
    expect(await bench.db.submission.findUnique({ where: { id: submissionId } })).toMatchObject({ state: "cancelled", stateReason: expect.stringContaining("wrong file") });
    expect((await jobs("cancelled")).jobs.map(({ id }) => id)).toEqual([job?.id]);
    expect(await bench.db.auditEvent.findFirst({ where: { action: "queue.cancel" } })).toMatchObject({ reason: "wrong file" });
  });

  it("cancels all of a kind", async () => {
    const { cancelled, ended } = await cancelJobs({ ctx: admin, input: { queue: JUDGE_QUEUE, kind: "reference", reason: "too much load" } });
    expect([cancelled, ended.length]).toEqual([4, 1]);
    expect(await bench.db.calibration.findUnique({ where: { id: calibrationId } })).toMatchObject({ state: "stopped" });
    expect((await jobs("waiting", "reference")).jobs).toEqual([]);
    await expect(cancelJobs({ ctx: admin, input: { queue: JUDGE_QUEUE, kind: "reference", reason: "again" } })).rejects.toMatchObject({ code: "conflict" });
  });
});
