import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TrainingView } from "@/lib/core/views/training";
import { hubFolder, localLauncher } from "@/lib/infra/training";
import { resumeTraining, stopTraining } from "@/lib/services/training/changeTraining";
import { getTraining } from "@/lib/services/training/getTraining";
import { readMetrics } from "@/lib/services/training/readMetrics";
import type { Desk } from "@/workers/training/desk";
import { TrainWork } from "@/workers/training/trainWork";
import { as } from "@/tests/support/accounts";
import { startEventsReceiver, type EventsReceiver } from "@/tests/support/events-receiver";
import { deskOf } from "@/tests/support/train-desk";
import { trainerPython, whyNoTrainer } from "@/tests/support/trainer-environment";
import { queueRun, sftFields, startTrainingBench, type TrainingBench } from "@/tests/support/training";
import { until } from "@/tests/support/until";

/** More than it will ever take: it is stopped. */
const STEPS = 100_000;
const STEPS_MORE = 5;
/** PyTorch takes seconds to load on an idle host, and minutes on one that is not. */
const PATIENCE_MS = 300_000;

describe.skipIf(whyNoTrainer !== null)(`a run on this host${whyNoTrainer === null ? "" : `: ${whyNoTrainer}`}`, () => {
  let bench: TrainingBench;
  let receiver: EventsReceiver;
  let desk: Desk;
  let work: TrainWork;
  let id: string;

  beforeAll(async () => {
    bench = await startTrainingBench();
    receiver = await startEventsReceiver(bench);
    const python = async () => trainerPython;
    const launcher = localLauncher({ python, lacks: async () => null, hubFolder: hubFolder("/nonexistent"), hubUrl: "http://127.0.0.1:1" });
    desk = await deskOf(bench, launcher, { python, urlFor: () => receiver.url });
    work = new TrainWork(desk);
    const { plan } = sftFields();
    id = await queueRun(bench, { plan: { ...plan, steps: STEPS, checkpoints: { everySteps: 1000, keep: 2 } } });
  });
  afterAll(async () => {
    await work.close();
    await receiver.close();
    await bench.close();
    await rm(desk.dataDir, { recursive: true, force: true });
  });

  const view = () => getTraining({ ctx: as(bench.ctx, bench.admin), input: { id } });
  /** Rounds of the worker, one after the other, until the run is as it should be. */
  const workUntil = (what: string, isSo: (run: TrainingView) => boolean) =>
    until(
      what,
      async () => {
        await work.round();
        const run = await view();
        if (run.state === "failed") throw new Error(run.stateReason ?? "failed");
        return isSo(run) ? run : null;
      },
      PATIENCE_MS,
    );

  it("is seen from the first step on, and stops with a checkpoint", async () => {
    await workUntil("the run takes its first steps", ({ state, step }) => state === "running" && step > 0);
    // Whoever follows it next has nothing of this worker's memory.
    await work.close();
    work = new TrainWork(desk);
    await stopTraining({ ctx: as(bench.ctx, bench.admin), input: { id } });
    const stopped = await workUntil("the run has stopped", ({ state }) => state === "stopped");
    expect(stopped.step).toBeLessThan(STEPS);
    expect(stopped.checkpoints.at(-1)).toMatchObject({ step: stopped.step, deletedAt: null });
  }, PATIENCE_MS);

  it("goes on from there while nobody takes in its events, and none is lost or doubled", async () => {
    const { step, lastSeq } = await view();
    await receiver.close();
    await until("the last attempt is settled", async () => (await work.round(), (await bench.db.trainingRun.count({ where: { id, claimedBy: null } })) > 0 ? true : null), PATIENCE_MS);
    await resumeTraining({ ctx: as(bench.ctx, bench.admin), input: { id } });
    await until("it takes further steps", async () => (await work.round(), (await written()).length > lastSeq + STEPS_MORE ? true : null), PATIENCE_MS);
    await stopTraining({ ctx: as(bench.ctx, bench.admin), input: { id } });
    const stopped = await workUntil("the run has stopped again", ({ state }) => state === "stopped");
    expect(stopped).toMatchObject({ attempt: 2, stateReason: `Stopped after step ${stopped.step} with a checkpoint.` });
    const events = await written();
    expect(stopped.lastSeq).toBe(events.length);
    expect(await bench.db.trainingEvent.count({ where: { runId: id } })).toBe(events.length);
    const { rewoundTo } = await readMetrics({ ctx: as(bench.ctx, bench.admin), input: { id, since: lastSeq, maxPoints: 5000 } });
    expect(rewoundTo).toBe(step);
    const { points } = await readMetrics({ ctx: as(bench.ctx, bench.admin), input: { id, maxPoints: 20_000 } });
    const losses = points.filter(({ values }) => "loss" in values).map((point) => point.step);
    expect(losses).toEqual(Array.from({ length: stopped.step }, (_, i) => i + 1));
  }, PATIENCE_MS);

  const written = async (): Promise<string[]> => (await readFile(path.join(desk.dataDir, "training", id, "events.jsonl"), "utf8")).trim().split("\n");
});
