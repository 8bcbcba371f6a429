import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TrainingRun } from "@/lib/generated/prisma/client";
import { freePort } from "@/lib/infra/processes";
import type { CreateTraining } from "@/lib/core/views/training";
import { resumeTraining, stopTraining } from "@/lib/services/training/changeTraining";
import { as } from "@/tests/support/accounts";
import { makeDataDir, removeDataDir } from "@/tests/support/data-dir";
import { queueRun, sftFields, startTrainingBench, type TrainingBench } from "@/tests/support/training";
import { eventsOf, expectAllEvents, lendTrainer, startOwnDatabase, trainerEnvironment, trainerPid, type OwnDatabase } from "./support/training";
import { startWeb, type RunningWeb } from "./support/web";
import { workersOn, type Workers } from "./support/workers";

if (trainerEnvironment === null) console.warn("No training is broken off: the trainer's packages are not installed (npm test -- trainer installs them).");

const SECRET = "of-the-tests-".repeat(4);
const STEPS = 150;
/** More than there is time for: whatever happens, happens amid them. */
const ENDLESS = 100_000;
/** A busy host takes far longer than a quiet one. */
const LIMIT_MS = 400_000;

let database: OwnDatabase;
let bench: TrainingBench;
let web: RunningWeb;
let workers: Workers;
let worker: ChildProcess;
let dataDir: string;
let port: number;

const openWeb = () => startWeb(database.url, { AFTERBURNER_SECRET: SECRET }, port);

beforeAll(async () => {
  if (trainerEnvironment === null) return;
  dataDir = await makeDataDir();
  await lendTrainer(dataDir);
  database = await startOwnDatabase();
  bench = await startTrainingBench(database);
  port = await freePort();
  web = await openWeb();
  workers = workersOn({ databaseUrl: database.url, dataDir, instance: `training-${process.pid}`, secret: SECRET, env: { TRAINING_URL: web.url } });
  worker = workers.start("workers/train.ts");
  await workers.wait("the train worker beats", async () => bench.db.worker.findFirst({ where: { kind: "train" } }));
});

afterAll(async () => {
  await workers?.stop();
  await web?.stop();
  await bench?.close();
  if (dataDir) await removeDataDir(dataDir);
});

function queue(steps: number): Promise<string> {
  const { plan } = sftFields();
  return queueRun(bench, { plan: { ...plan, steps, checkpoints: { everySteps: 20, keep: 2 } } });
}

/** Two completions of sixteen tokens for each of two prompts, for far longer than the test needs. */
function rolloutPlan(): CreateTraining["plan"] {
  const { model, data, optimizer, hardware } = sftFields().plan;
  const grpo = { promptsPerStep: 2, completionsPerPrompt: 2, maxCompletionTokens: 16, sandbox: { set: "trial", deadlineSeconds: 20 } };
  return { method: "grpo", model, data, optimizer, hardware, objectives: ["time"], steps: ENDLESS, checkpoints: { everySteps: 1000, keep: 1 }, grpo };
}

const samplesOf = async (id: string) => (await eventsOf(dataDir, id)).filter(({ kind }) => kind === "sample");
const run = (id: string) => bench.db.trainingRun.findUniqueOrThrow({ where: { id } });
const inState = (id: string, ...states: string[]): Promise<TrainingRun> =>
  workers.wait(`the run is ${states.join(" or ")}`, async () => {
    const now = await run(id);
    if (["failed", "lost"].includes(now.state) && !states.includes(now.state)) throw new Error(`the run is ${now.state}: ${now.stateReason}`);
    return states.includes(now.state) ? now : null;
  });
const stepOf = async (id: string) => (await eventsOf(dataDir, id)).at(-1)?.step ?? 0;
/** Waits for something that a run comes to, for as long as it has not failed. */
const goingOn = (id: string, what: string, ask: () => Promise<boolean>): Promise<true> =>
  workers.wait(what, async () => {
    const { state, stateReason } = await run(id).catch(() => ({ state: "unknown", stateReason: null }));
    if (["failed", "lost"].includes(state)) throw new Error(`the run is ${state}: ${stateReason}`);
    return (await ask()) ? true : null;
  });
const pastStep = (id: string, step: number) => goingOn(id, `the trainer is past step ${step}`, async () => (await stepOf(id)) > step);

describe.skipIf(trainerEnvironment === null)("a training run", () => {
  it("goes on from its last checkpoint after its trainer was killed, and no step counts twice", async () => {
    const id = await queue(STEPS);
    await pastStep(id, 30);
    process.kill(await trainerPid(await run(id)), "SIGKILL");
    const failed = await inState(id, "failed");
    expect(failed.stateReason).toMatch(/ended by SIGKILL.*Resume it/);
    expect(failed.step).toBeLessThan(STEPS);

    await resumeTraining({ ctx: as(bench.ctx, bench.admin), input: { id } });
    expect(await inState(id, "finished")).toMatchObject({ attempt: 2, step: STEPS });
    await expectAllEvents(bench.db, dataDir, id, STEPS);
    const resumed = (await eventsOf(dataDir, id)).find(({ data }) => data.state === "resumed");
    expect(resumed?.step).toBeGreaterThanOrEqual(20);
  }, LIMIT_MS);

  it("outlives the web app, the train worker and the database, and everything it said arrives once", async () => {
    const id = await queue(ENDLESS);
    await pastStep(id, 10);
    const trainer = await trainerPid(await run(id));

    await web.kill();
    await pastStep(id, (await stepOf(id)) + 10);
    web = await openWeb();

    await workers.kill(worker);
    await pastStep(id, (await stepOf(id)) + 10);
    expect(existsSync(`/proc/${trainer}`)).toBe(true);
    worker = workers.start("workers/train.ts");

    const restart = await database.kill();
    await pastStep(id, (await stepOf(id)) + 10);
    expect(existsSync(`/proc/${trainer}`)).toBe(true);
    await restart();

    await stopTraining({ ctx: as(bench.ctx, bench.admin), input: { id } });
    expect((await inState(id, "stopped")).attempt).toBe(1);
    await workers.wait("its end is settled", async () => ((await run(id)).handle === null ? true : null));
    await expectAllEvents(bench.db, dataDir, id, (await run(id)).step);
  }, LIMIT_MS);

  it("learns nothing from what a dead sandbox did not judge, and goes on when another judges", async () => {
    const judge = workers.start("workers/judge.ts");
    // Beside the made-up measurements of the set there are then those of this host.
    await workers.wait("the set is calibrated here", async () => ((await bench.db.calibration.count({ where: { state: "done" } })) === 2 ? true : null));
    const id = await queueRun(bench, { plan: rolloutPlan() });
    const rewarded = async () => (await samplesOf(id)).filter(({ data }) => data.reward !== null).length;
    await goingOn(id, "a step has rewards", async () => (await rewarded()) > 0);

    await workers.kill(judge);
    await goingOn(id, "a step has none", async () => (await samplesOf(id)).some(({ data }) => data.reward === null));
    const before = await rewarded();
    workers.start("workers/judge.ts");
    await goingOn(id, "a step has rewards again", async () => (await rewarded()) > before);
    await stopTraining({ ctx: as(bench.ctx, bench.admin), input: { id } });
    await inState(id, "stopped");

    // A model that knows nothing writes no program that runs: wrong after right, and no other reward is one.
    for (const { data } of await samplesOf(id)) {
      const { reward, correctness } = data;
      expect({ reward, correctness }).toEqual(reward === null ? { reward: null, correctness: null } : { reward: -0.5, correctness: -1 });
    }
    await workers.wait("its end is settled", async () => ((await run(id)).handle === null ? true : null));
    await expectAllEvents(bench.db, dataDir, id, (await run(id)).step);
  }, LIMIT_MS);
});
