import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { batchRequestSchema, type BatchRequest } from "@/lib/core/executions/request";
import type { ExecutionResult, FailedResult } from "@/lib/core/executions/result";
import { EXECUTION_QUEUE } from "@/lib/infra/queue/boss";
import { batchesInQueue } from "@/lib/infra/queue/liveJobs";
import { cancelBatch } from "@/lib/services/executions/cancelBatch";
import { loadChunk } from "@/lib/services/executions/loadChunk";
import { findBatch, readBatch } from "@/lib/services/executions/readBatch";
import { recordResults } from "@/lib/services/executions/recordResults";
import { submitBatch } from "@/lib/services/executions/submitBatch";
import { tidyBatches } from "@/lib/services/executions/tidyBatches";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";

let bench: ServiceBench;
/** Moves the clock of the verbs; the database's own is not asked. */
let aheadMs = 0;

beforeAll(async () => {
  bench = await startServiceBench();
  bench.ctx.now = () => new Date(Date.now() + aheadMs);
  const imported = await problemSet([problem("sum"), { ...problem("void"), cases: [], notScorable: "no test cases" }]);
  await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
});
afterAll(() => bench.close());
beforeEach(async () => {
  aheadMs = 0;
  await bench.db.executionBatch.deleteMany();
  await bench.boss.deleteAllJobs(EXECUTION_QUEUE);
});

const request = (fields: object): BatchRequest => batchRequestSchema.parse(fields);
const programs = (count: number): BatchRequest => request({ executions: Array.from({ length: count }, (_, i) => ({ code: `print(${i})` })) });

function submit(asked: BatchRequest, options: { key?: string; queueLimit?: number } = {}) {
  const input = { request: asked, idempotencyKey: options.key ?? null, access: "open" as const, queueLimit: options.queueLimit ?? 10_000, retentionMs: 3_600_000 };
  return submitBatch({ ctx: bench.ctx, input });
}

const failed = (message: string): FailedResult => ({ outcome: "failed", code: "internal", message });
const record = (batchId: string, ...positions: number[]) =>
  recordResults({ ctx: bench.ctx, input: { batchId, results: positions.map((position) => ({ position, result: failed(`of ${position}`) })) } });
const read = (id: string, after = 0) => readBatch({ ctx: bench.ctx, input: { id, after, access: "open" } });
const parsed = (text: string) => JSON.parse(text) as ExecutionResult;

describe("a batch of executions", () => {
  it("is accepted with the jobs that do it, each for a part", async () => {
    const batch = await submit(programs(70));
    expect(batch).toMatchObject({ total: 70, done: 0, finishedAt: null });
    const jobs = await bench.boss.findJobs(EXECUTION_QUEUE);
    expect(jobs.map((job) => job.data).sort((a, b) => (a as { from: number }).from - (b as { from: number }).from)).toEqual([
      { batchId: batch.id, from: 0, to: 32 },
      { batchId: batch.id, from: 32, to: 64 },
      { batchId: batch.id, from: 64, to: 70 },
    ]);
  });

  it("gives the first call's batch back for a repeated key, and refuses the key for another request", async () => {
    const first = await submit(programs(2), { key: "k" });
    expect((await submit(programs(2), { key: "k" })).id).toBe(first.id);
    await expect(submit(programs(3), { key: "k" })).rejects.toMatchObject({ code: "conflict" });
    expect(await bench.db.executionBatch.count()).toBe(1);
  });

  it("is made once by two calls with one key at the same time", async () => {
    const [a, b] = await Promise.all([submit(programs(40), { key: "race" }), submit(programs(40), { key: "race" })]);
    expect(a.id).toBe(b.id);
    expect(await bench.boss.findJobs(EXECUTION_QUEUE)).toHaveLength(2);
  });

  it("is refused whole, naming each execution on a problem that is not there", async () => {
    const asked = request({
      set: "trial",
      executions: [
        { problem: "sum", code: "" },
        { problem: "sun", code: "" },
        { problem: "void", code: "" },
        { problem: "sum", code: "", language: "cpp" },
      ],
    });
    const error = await submit(asked).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: "invalid_input",
      faults: [
        { where: "executions.1.problem", problem: 'problem "sun" is not in this set; did you mean "sum"?' },
        { where: "executions.2.problem", problem: "cannot be judged: no test cases" },
        { where: "executions.3.problem", problem: "cannot be solved in cpp; it can in python3" },
      ],
    });
    expect(await bench.db.executionBatch.count()).toBe(0);
  });

  it("needs a set where a problem is named", async () => {
    await expect(submit(request({ executions: [{ problem: "sum", code: "" }] }))).rejects.toMatchObject({ code: "invalid_input" });
    expect(await submit(request({ executions: [{ problem: "sum", set: "trial", code: "" }] }))).toMatchObject({ total: 1 });
  });

  it("is refused while the queue is full, and accepted when there is room again", async () => {
    const first = await submit(programs(3), { queueLimit: 4 });
    await expect(submit(programs(2), { queueLimit: 4 })).rejects.toMatchObject({ code: "rate_limited" });
    await record(first.id, 0, 1);
    expect(await submit(programs(2), { queueLimit: 4 })).toMatchObject({ total: 2 });
    await expect(submit(programs(5), { queueLimit: 4 })).rejects.toMatchObject({ code: "too_large" });
  });

  it("never lets more in than the bound, however many come at once", async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => submit(programs(10), { queueLimit: 25 })));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(2);
  });
});

describe("results", () => {
  it("come in the order in which they were stored, after a cursor, until the batch is done", async () => {
    const { id } = await submit(programs(3));
    expect(await record(id, 2)).toBe(1);
    const first = await read(id);
    expect(first.results.map(({ index, seq }) => [index, seq])).toEqual([[2, 1]]);
    expect(await record(id, 1, 0)).toBe(2);
    const rest = await read(id, first.cursor);
    expect(rest.results.map(({ index }) => index)).toEqual([1, 0]);
    expect(rest.batch).toMatchObject({ done: 3, total: 3 });
    expect(rest.batch.finishedAt).not.toBeNull();
  });

  it("count once when an execution ran twice: the first one stays", async () => {
    const { id } = await submit(programs(2));
    await record(id, 0);
    const again = { batchId: id, results: [0, 1].map((position) => ({ position, result: failed("second") })) };
    expect(await recordResults({ ctx: bench.ctx, input: again })).toBe(1);
    const { results, batch } = await read(id);
    expect(results.map(({ seq, result }) => [seq, parsed(result)])).toEqual([[1, failed("of 0")], [2, failed("second")]]);
    expect(batch.done).toBe(2);
  });

  it("keep their numbers without gap or repetition when many are stored at once", async () => {
    const { id } = await submit(programs(60));
    await Promise.all(Array.from({ length: 12 }, (_, i) => record(id, ...[0, 1, 2, 3, 4].map((k) => i * 5 + k), (i * 5 + 7) % 60)));
    const { results } = await read(id);
    expect(results.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(new Set(results.map(({ index }) => index)).size).toBe(60);
  });

  it("keep output that holds NUL and lone surrogates", async () => {
    const { id } = await submit(programs(1));
    await recordResults({ ctx: bench.ctx, input: { batchId: id, results: [{ position: 0, result: failed("a\u0000b\ud800c") }] } });
    expect(parsed((await read(id)).results[0]?.result ?? "")).toEqual(failed("a\u0000b\ud800c"));
  });

  it("drop the request, so that a finished batch holds no program", async () => {
    const { id } = await submit(programs(2));
    await record(id, 0);
    const rows = await bench.db.executionItem.findMany({ where: { batchId: id }, orderBy: { position: "asc" } });
    expect(rows.map((row) => row.request === null)).toEqual([true, false]);
  });

  it("leave only what is open to a job that is done again", async () => {
    const { id } = await submit(programs(3));
    await record(id, 1);
    const chunk = await loadChunk({ ctx: bench.ctx, input: { batchId: id, from: 0, to: 32 } });
    expect(chunk?.items.map(({ position, execution }) => [position, execution.code])).toEqual([[0, "print(0)"], [2, "print(2)"]]);
    await record(id, 0, 2);
    expect(await loadChunk({ ctx: bench.ctx, input: { batchId: id, from: 0, to: 32 } })).toBeNull();
  });
});

describe("the end of a batch", () => {
  it("comes at its deadline, with an error for what is open, also when no worker lives", async () => {
    const { id } = await submit({ ...programs(3), deadlineSeconds: 5 });
    await record(id, 1);
    aheadMs = 6_000;
    const { batch, results } = await read(id);
    expect(batch.done).toBe(3);
    expect(results.map(({ index, result }) => [index, (parsed(result) as FailedResult).code])).toEqual([[1, "internal"], [0, "deadline_exceeded"], [2, "deadline_exceeded"]]);
    expect(await record(id, 0)).toBe(0);
  });

  it("frees its room in the queue", async () => {
    await submit({ ...programs(3), deadlineSeconds: 5 }, { queueLimit: 3 });
    aheadMs = 6_000;
    expect(await submit(programs(3), { queueLimit: 3 })).toMatchObject({ total: 3 });
  });

  it("comes when it is cancelled, and what is there stays", async () => {
    const { id } = await submit(programs(3));
    await record(id, 1);
    expect(await cancelBatch({ ctx: bench.ctx, input: { id, access: "open" } })).toBe(2);
    const { results } = await read(id);
    expect(results.map(({ result }) => (parsed(result) as FailedResult).code)).toEqual(["internal", "cancelled", "cancelled"]);
  });

  it("is followed by the deletion of its results", async () => {
    const { id } = await submit(programs(1));
    aheadMs = 600_000 + 3_600_000 + 1_000;
    expect(await tidyBatches({ ctx: bench.ctx, input: { queued: new Set() } })).toEqual({ overdue: 1, requeued: 0, expired: 1 });
    expect(await findBatch({ ctx: bench.ctx, input: { id, access: "open" } })).toBeNull();
    await expect(read(id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the safety net", () => {
  it("puts a batch back whose jobs got lost, and leaves one alone that a job works on", async () => {
    const { id } = await submit(programs(40));
    aheadMs = 120_000;
    expect(await tidyBatches({ ctx: bench.ctx, input: { queued: await batchesInQueue(bench.boss) } })).toMatchObject({ requeued: 0 });
    await bench.boss.deleteAllJobs(EXECUTION_QUEUE);
    expect(await tidyBatches({ ctx: bench.ctx, input: { queued: await batchesInQueue(bench.boss) } })).toMatchObject({ requeued: 1 });
    expect([...(await batchesInQueue(bench.boss))]).toEqual([id]);
    expect(await bench.boss.findJobs(EXECUTION_QUEUE)).toHaveLength(2);
  });
});
