import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256Hex } from "@/lib/core/hash";
import { metricValues } from "@/lib/core/exports/metrics";
import type { TrainingEvent } from "@/lib/core/training";
import { readEvents } from "@/lib/services/training/readEvents";
import { exportMetrics, readMetrics } from "@/lib/services/training/readMetrics";
import { recordEvents } from "@/lib/services/training/recordEvents";
import { getTraining } from "@/lib/services/training/getTraining";
import { as } from "@/tests/support/accounts";
import { checkpoint, metrics, queueRun, startTrainingBench, status, type TrainingBench } from "@/tests/support/training";

const TOKEN = "abt_of-the-run";

let bench: TrainingBench;
let runId: string;

beforeEach(async () => {
  bench = await startTrainingBench();
  runId = await queueRun(bench);
  await bench.db.trainingRun.update({ where: { id: runId }, data: { state: "starting", attempt: 1, tokenHash: await sha256Hex(TOKEN) } });
});
afterEach(async () => {
  await bench.close();
});

const send = (...events: TrainingEvent[]) => recordEvents({ ctx: bench.ctx, input: { runId, token: TOKEN, events } });
const view = () => getTraining({ ctx: as(bench.ctx, bench.admin), input: { id: runId } });
const read = (since = 0, maxPoints = 1000) => readMetrics({ ctx: as(bench.ctx, bench.admin), input: { id: runId, since, maxPoints } });
const stepsOf = async (since = 0) => (await read(since)).points.map(({ step }) => step);

describe("events of a trainer", () => {
  it("are stored once, however often and however many at once they are sent", async () => {
    const events = [status(1, 0, "started"), ...Array.from({ length: 60 }, (_, i) => metrics(i + 2, i + 1))];
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => send(...events.slice(0, 10 + i * 5))));
    expect(Math.max(...answers.map(({ ackedSeq }) => ackedSeq))).toBe(61);
    expect(await send(...events)).toEqual({ ackedSeq: 61 });
    expect(await bench.db.trainingEvent.count({ where: { runId } })).toBe(61);
    expect(await view()).toMatchObject({ state: "running", step: 60, lastSeq: 61 });
  });

  it("are acknowledged up to the first that is missing, and told of by then", async () => {
    await send(status(1, 0, "started"), metrics(2, 1));
    expect(await send(metrics(4, 3), metrics(5, 4))).toEqual({ ackedSeq: 2 });
    expect(await stepsOf()).toEqual([1]);
    expect(await send(metrics(3, 2))).toEqual({ ackedSeq: 5 });
    expect(await stepsOf(2)).toEqual([2, 3, 4]);
    expect(await view()).toMatchObject({ step: 4, lastSeq: 5 });
  });

  it("are taken from the present attempt of their run alone", async () => {
    await expect(recordEvents({ ctx: bench.ctx, input: { runId, token: "abt_of-another", events: [metrics(1, 1)] } })).rejects.toMatchObject({ code: "unauthenticated" });
    await bench.db.trainingRun.update({ where: { id: runId }, data: { tokenHash: await sha256Hex("abt_of-the-next-attempt") } });
    await expect(send(metrics(1, 1))).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await bench.db.trainingEvent.count()).toBe(0);
  });

  it("of steps that a resumed run does again give way, and a chart is told to drop them", async () => {
    await send(status(1, 0, "started"), metrics(2, 1), metrics(3, 2), checkpoint(4, 2), metrics(5, 3), metrics(6, 4));
    expect(await read(6)).toMatchObject({ points: [], rewoundTo: null });
    await send(status(7, 2, "resumed"), metrics(8, 3, { loss: 9 }));
    expect(await read(6)).toMatchObject({ points: [{ step: 3, values: { loss: 9 } }], rewoundTo: 2, lastSeq: 8 });
    expect((await read()).points.map(({ seq }) => seq)).toEqual([2, 3, 8]);
    expect(await view()).toMatchObject({ step: 3, checkpoints: [{ step: 2, deletedAt: null }] });
  });

  it("give way also where they come after what did them again", async () => {
    await send(status(1, 0, "started"), metrics(2, 1), metrics(3, 2));
    await send(status(5, 1, "resumed"), metrics(6, 2, { loss: 9 }));
    await send(metrics(4, 3));
    expect((await read()).points.map(({ seq }) => seq)).toEqual([2, 6]);
  });

  it("make a checkpoint each, one where the end falls on one; what a resumed run did not find was none", async () => {
    await send(status(1, 0, "started"), checkpoint(2, 2), checkpoint(3, 4), status(4, 2, "resumed"), checkpoint(5, 6), checkpoint(6, 6, true));
    const { checkpoints } = await view();
    expect(checkpoints.map(({ step, isFinal, deletedAt }) => [step, isFinal, deletedAt === null])).toEqual([[2, false, true], [4, false, false], [6, true, true]]);
    expect((await bench.db.trainingCheckpoint.findMany({ where: { runId }, orderBy: { step: "asc" } })).map(({ path }) => path)).toEqual(["checkpoints/checkpoint-2", "checkpoints/checkpoint-4", "final"]);
  });

  it("end the run as the trainer says, with its reason", async () => {
    await send(status(1, 0, "started"), status(2, 3, "failed", { message: "The memory of the GPU is used up.", code: "out_of_memory" }));
    expect(await view()).toMatchObject({ state: "failed", stateReason: "The memory of the GPU is used up.", failureCode: "out_of_memory" });
  });

  it("of a run that has ended are stored, and move its state no more", async () => {
    await send(status(1, 0, "started"));
    await bench.db.trainingRun.update({ where: { id: runId }, data: { state: "failed", stateReason: "ended" } });
    expect(await send(metrics(2, 1), status(3, 1, "finished"))).toEqual({ ackedSeq: 3 });
    expect(await view()).toMatchObject({ state: "failed", stateReason: "ended", step: 1 });
  });

  it("find a run again that was taken for lost", async () => {
    await bench.db.trainingRun.update({ where: { id: runId }, data: { state: "lost", finishedAt: new Date() } });
    await send(status(1, 0, "started"));
    expect(await view()).toMatchObject({ state: "running", finishedAt: null });
  });

  it("hold what is not a number as null", async () => {
    await send(metrics(1, 1, { loss: null, kl: 0.5 }));
    expect((await read()).points[0]?.values).toEqual({ loss: null, kl: 0.5 });
  });
});

describe("a stop rule", () => {
  const rules = { window: 3, maxKl: 0.5, minEntropy: null, maxImplausible: null, minUniqueCode: null };

  it("stops a run once a whole window breaks it, and says which", async () => {
    await bench.db.trainingRun.update({ where: { id: runId }, data: { stopRules: rules } });
    await send(status(1, 0, "started"), metrics(2, 1, { kl: 9 }), metrics(3, 2, { kl: 9 }));
    expect(await view()).toMatchObject({ state: "running" });
    await send(metrics(4, 3, { kl: 0.1 }));
    expect(await view()).toMatchObject({ state: "stopping", stateReason: expect.stringContaining("mean kl is 6.03 over the last 3 steps") as string });
    await send(status(5, 3, "stopped"));
    expect(await view()).toMatchObject({ state: "stopped", stateReason: expect.stringContaining("mean kl") as string });
  });

  it("is silent while it holds", async () => {
    await bench.db.trainingRun.update({ where: { id: runId }, data: { stopRules: rules } });
    await send(status(1, 0, "started"), ...Array.from({ length: 9 }, (_, i) => metrics(i + 2, i + 1, { kl: 0.5 })));
    expect(await view()).toMatchObject({ state: "running" });
  });
});

describe("a reader", () => {
  it("of a long run gets least and greatest, the first and the last, of each metric", async () => {
    const count = 1200;
    const value = (i: number) => (i === 700 ? 1000 : i === 701 ? -1000 : i);
    const events = Array.from({ length: count }, (_, i) => metrics(i + 1, i + 1, { loss: value(i), flat: 1 }));
    for (let from = 0; from < count; from += 400) await send(...events.slice(from, from + 400));
    const { points, isThinned, lastSeq } = await read(0, 40);
    const losses = points.flatMap(({ values }) => (values.loss === undefined ? [] : [values.loss]));
    expect({ isThinned, lastSeq }).toEqual({ isThinned: true, lastSeq: count });
    expect(losses.length).toBeLessThanOrEqual(40);
    expect(losses).toEqual(expect.arrayContaining([0, 1000, -1000, count - 1]));
    expect(points.at(-1)).toMatchObject({ seq: count, values: { loss: count - 1, flat: 1 } });
  });

  it("gets all of it as a table, without what was done again", async () => {
    await send(status(1, 0, "started"), metrics(2, 1), metrics(3, 2), status(4, 1, "resumed"), metrics(5, 2, { loss: 9, kl: null }));
    const rows: unknown[] = [];
    for await (const batch of await exportMetrics({ ctx: as(bench.ctx, bench.admin), input: { id: runId } })) rows.push(...batch.flatMap(metricValues));
    expect(rows).toMatchObject([{ seq: 2, metric: "loss", value: 1 }, { seq: 5, metric: "kl", value: null }, { seq: 5, step: 2, metric: "loss", value: 9 }]);
  });

  it("pages back through the kinds that were asked for", async () => {
    await send(status(1, 0, "started"), metrics(2, 1), checkpoint(3, 1), metrics(4, 2), status(5, 2, "stopped"));
    const page = (before?: number) => readEvents({ ctx: as(bench.ctx, bench.admin), input: { id: runId, before, kinds: ["status", "checkpoint"], limit: 2 } });
    expect(await page()).toMatchObject({ events: [{ seq: 5 }, { seq: 3 }], nextBefore: 3 });
    expect(await page(3)).toMatchObject({ events: [{ seq: 1 }], nextBefore: null });
  });
});
