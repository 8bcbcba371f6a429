import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { trainingProblemSchema, runConfigSchema } from "@/lib/core/training";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { disableProblem } from "@/lib/services/problems/disableProblem";
import { evaluateCheckpoint } from "@/lib/services/training/evaluateCheckpoint";
import { resumeTraining, stopTraining } from "@/lib/services/training/changeTraining";
import { deleteTraining } from "@/lib/services/training/deleteTraining";
import { getTraining } from "@/lib/services/training/getTraining";
import { readLogTail } from "@/lib/services/training/readEvents";
import { recordEvents } from "@/lib/services/training/recordEvents";
import { heartbeatWorker } from "@/lib/services/workers/heartbeat";
import { capacitiesOf, type Desk } from "@/workers/training/desk";
import { TrainWork } from "@/workers/training/trainWork";
import { as } from "@/tests/support/accounts";
import { checkpointFiles } from "@/tests/support/checkpoints";
import { judged } from "@/tests/support/services";
import { deskOf, leave, ScriptedLauncher } from "@/tests/support/train-desk";
import { checkpoint, metrics, queueRun, sftFields, startTrainingBench, status, type TrainingBench } from "@/tests/support/training";

let bench: TrainingBench;
let launcher: ScriptedLauncher;
let desk: Desk;
let work: TrainWork;

beforeEach(async () => {
  bench = await startTrainingBench();
  launcher = new ScriptedLauncher();
  desk = await deskOf(bench, launcher);
  work = new TrainWork(desk);
});
afterEach(async () => {
  await work.close();
  await bench.close();
  await rm(desk.dataDir, { recursive: true, force: true });
});

const own = () => as(bench.ctx, bench.admin);
const view = (id: string) => getTraining({ ctx: own(), input: { id } });
const round = async () => {
  await work.round();
  await work.settled();
};
const folderOf = (id: string) => path.join(desk.dataDir, "training", id);
const running = async (): Promise<string> => {
  const id = await queueRun(bench);
  await round();
  const token = launcher.started.at(-1)?.environment.CALLBACK_TOKEN ?? "";
  await recordEvents({ ctx: bench.ctx, input: { runId: id, token, events: [status(1, 0, "started"), metrics(2, 1)] } });
  return id;
};
const ended = { kind: "ended", exitCode: 0, signal: null, isOutOfMemory: false } as const;

describe("a queued run", () => {
  it("says that no worker runs, and is launched once there is one", async () => {
    const id = await queueRun(bench);
    expect(await view(id)).toMatchObject({ state: "queued", stateReason: expect.stringContaining("No train worker") as string });
    await round();
    expect(launcher.started).toHaveLength(1);
    expect(await view(id)).toMatchObject({ state: "starting", attempt: 1 });
  });

  it("is launched in a folder with its run file and the measured references of the set's enabled problems", async () => {
    await disableProblem({ ctx: own(), input: { set: "trial", slug: "b", reason: "not in this test" } });
    const [wrong] = await bench.db.referenceSolution.findMany({ where: { problem: { slug: "a" } }, orderBy: { position: "desc" }, take: 1 });
    const calibration = await bench.db.calibration.findFirstOrThrow();
    await bench.db.execution.deleteMany({ where: { referenceId: wrong?.id ?? "" } });
    await recordExecution({ ctx: bench.ctx, input: { profileId: bench.profileId, workerName: "w", attempts: 1, job: { kind: "reference", referenceId: wrong?.id ?? "", calibrationId: calibration.id }, judged: judged("WA") } });
    const id = await queueRun(bench);
    await round();
    const config = runConfigSchema.parse(JSON.parse(await readFile(path.join(folderOf(id), "run.json"), "utf8")));
    expect(config).toMatchObject({ method: "sft", model: { kind: "tiny", hidden: 32 }, data: { problems: "problems.jsonl" } });
    const lines = (await readFile(path.join(folderOf(id), "problems.jsonl"), "utf8")).trim().split("\n");
    const problems = lines.map((line) => trainingProblemSchema.parse(JSON.parse(line)));
    expect(problems.map(({ problem, references }) => [problem, references.map(({ verdict }) => verdict)])).toEqual([["a", ["AC", "AC", "WA"]], ["c", ["AC", "AC", "AC"]]]);
    expect(problems[0]?.references[0]?.figures).toMatchObject({ wallNs: 10e6 });
    expect(problems[0]?.references[2]?.figures).toBeNull();
  });

  it("gets secrets of its own: a token for its events, and a key that may execute and nothing else", async () => {
    const id = await running();
    const environment = launcher.started[0]?.environment ?? {};
    expect(Object.keys(environment).sort()).toEqual(["CALLBACK_TOKEN", "CALLBACK_URL", "RUN_ID", "SANDBOX_TOKEN", "SANDBOX_URL"]);
    const key = await bench.db.apikey.findFirstOrThrow();
    expect(key).toMatchObject({ referenceId: bench.admin.id, permissions: JSON.stringify({ afterburner: ["execute"] }) });
    expect(key.expiresAt).not.toBeNull();
    launcher.state = ended;
    await round();
    expect(await bench.db.apikey.count()).toBe(0);
    expect(existsSync(path.join(folderOf(id), "launch.json"))).toBe(false);
  });

  it("waits for the one before it, and is stopped at once", async () => {
    const first = await running();
    const second = await queueRun(bench, { name: "second" });
    await heartbeatWorker({ ctx: bench.ctx, input: { name: "t", kind: "train", profileHash: null, profiles: [], unavailable: {}, state: "idle", detail: null, capacity: await capacitiesOf(desk) } });
    await round();
    expect(launcher.started).toHaveLength(1);
    expect(await view(second)).toMatchObject({ state: "queued", stateReason: "Waits for another run: trial run." });
    expect(await stopTraining({ ctx: own(), input: { id: second } })).toMatchObject({ state: "stopped" });
    expect(await view(first)).toMatchObject({ state: "running" });
  });

  it("is not taken by a worker that is to take no more", async () => {
    const id = await queueRun(bench);
    work.setOpen(false);
    await round();
    expect(await view(id)).toMatchObject({ state: "queued" });
  });

  it("fails with the reason where it cannot be launched, and can be resumed", async () => {
    launcher.startError = new AppError("configuration", "There is no Python.", { hint: "Install it." });
    const id = await queueRun(bench);
    await round();
    expect(await view(id)).toMatchObject({ state: "failed", failureCode: "configuration", stateReason: "There is no Python. Install it." });
    launcher.startError = null;
    await resumeTraining({ ctx: own(), input: { id } });
    await round();
    expect(await view(id)).toMatchObject({ state: "starting", attempt: 2 });
  });
});

describe("a launched attempt", () => {
  it("is never launched twice, and found again by the next worker", async () => {
    const id = await running();
    const next = new TrainWork({ ...desk, name: "another" });
    await Promise.all([next.round(), next.round(), work.round()]);
    await Promise.all([next.settled(), work.settled()]);
    expect(launcher.started).toHaveLength(1);
    expect(await view(id)).toMatchObject({ state: "running", attempt: 1 });
  });

  it("is launched again, as the same and with the same secrets, where a worker died before it knew of it", async () => {
    const id = await running();
    await bench.db.$executeRaw`UPDATE "TrainingRun" SET handle = NULL, state = 'starting', "claimedBy" = 'dead:1' WHERE id = ${id}::uuid`;
    await round();
    expect(launcher.started).toHaveLength(2);
    expect(launcher.started[1]).toEqual(launcher.started[0]);
    expect(await view(id)).toMatchObject({ attempt: 1 });
  });

  it("is left to a worker that still launches it", async () => {
    const id = await queueRun(bench);
    await heartbeatWorker({ ctx: bench.ctx, input: { name: "alive", kind: "train", profileHash: null, profiles: [], unavailable: {}, state: "busy", detail: null } });
    await bench.db.trainingRun.update({ where: { id }, data: { state: "starting", attempt: 1, claimedBy: "alive" } });
    await round();
    expect(launcher.started).toEqual([]);
  });

  it("is asked to stop once, and ended when it does not in time", async () => {
    const id = await running();
    await stopTraining({ ctx: own(), input: { id } });
    await round();
    await round();
    expect(launcher.stops).toEqual(["graceful"]);
    await bench.db.trainingRun.update({ where: { id }, data: { stopAskedAt: new Date(Date.now() - 121_000) } });
    await round();
    expect(launcher.stops).toEqual(["graceful", "hard"]);
    launcher.state = { kind: "ended", exitCode: null, signal: "SIGKILL", isOutOfMemory: false };
    await round();
    expect(await view(id)).toMatchObject({ state: "stopped", stateReason: expect.stringContaining("was ended") as string });
  });

  it("leaves its last events to be read from its folder, and its end in its own words", async () => {
    const id = await running();
    await leave(desk, id, {
      events: [status(1, 0, "started"), metrics(2, 1), metrics(3, 2), status(4, 2, "failed", { message: "The memory of the GPU is used up.", code: "out_of_memory" })],
      result: { state: "failed", step: 2, message: "The memory of the GPU is used up.", code: "out_of_memory", at: "now" },
    });
    launcher.state = { ...ended, exitCode: 1 };
    await round();
    expect(await view(id)).toMatchObject({ state: "failed", failureCode: "out_of_memory", stateReason: "The memory of the GPU is used up.", lastSeq: 4, step: 2 });
    expect(launcher.forgotten).toHaveLength(1);
  });

  it("that was killed says so with what it said last, and goes on when it is resumed", async () => {
    const id = await running();
    launcher.log = "step 1\n\u001b[31mabout to vanish\u001b[0m\n";
    launcher.state = { kind: "ended", exitCode: null, signal: "SIGKILL", isOutOfMemory: false };
    await round();
    expect(await view(id)).toMatchObject({ state: "failed", failureCode: "internal", stateReason: expect.stringMatching(/SIGKILL.*about to vanish/) as string });
    expect(await readLogTail({ ctx: own(), input: { id } })).toEqual({ text: "step 1\nabout to vanish\n", isComplete: true });
    await resumeTraining({ ctx: own(), input: { id } });
    launcher.state = { kind: "running" };
    await round();
    expect(launcher.started).toHaveLength(2);
    expect(launcher.started[1]?.environment.CALLBACK_TOKEN).not.toBe(launcher.started[0]?.environment.CALLBACK_TOKEN);
  });

  it("that the launcher knows no more is lost, with the reason", async () => {
    const id = await running();
    launcher.state = { kind: "gone", reason: "The host was started anew." };
    await round();
    expect(await view(id)).toMatchObject({ state: "lost", stateReason: expect.stringContaining("The host was started anew.") as string });
    expect(await resumeTraining({ ctx: own(), input: { id } })).toMatchObject({ state: "queued" });
  });

  it("that nobody can see is lost after a while, and found again when it is seen", async () => {
    const id = await running();
    launcher.state = new AppError("upstream_unavailable", "The cluster does not answer.");
    await round();
    expect(await view(id)).toMatchObject({ state: "running" });
    const before = new Date(Date.now() - 601_000);
    await bench.db.trainingRun.update({ where: { id }, data: { lookedAt: before, lastEventAt: before, startedAt: before } });
    await round();
    expect(await view(id)).toMatchObject({ state: "lost", stateReason: expect.stringContaining("The cluster does not answer.") as string });
    launcher.state = { kind: "running" };
    await round();
    expect(await view(id)).toMatchObject({ state: "running", finishedAt: null });
  });

  it("that a run was resumed over has to end first", async () => {
    const id = await running();
    const token = launcher.started[0]?.environment.CALLBACK_TOKEN ?? "";
    await recordEvents({ ctx: bench.ctx, input: { runId: id, token, events: [status(3, 1, "stopped")] } });
    await resumeTraining({ ctx: own(), input: { id } });
    await round();
    expect(launcher.started).toHaveLength(1);
    launcher.state = ended;
    await round();
    expect(launcher.started).toHaveLength(2);
    expect(await view(id)).toMatchObject({ state: "starting", attempt: 2 });
  });
});

describe("a checkpoint", () => {
  const withCheckpoint = async (step: number, files = checkpointFiles()): Promise<{ id: string; checkpointId: string }> => {
    const id = await running();
    await leave(desk, id, { checkpoints: [step] });
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folderOf(id), "checkpoints", `checkpoint-${step}`, name), content);
    await recordEvents({ ctx: bench.ctx, input: { runId: id, token: launcher.started[0]?.environment.CALLBACK_TOKEN ?? "", events: [checkpoint(3, step)] } });
    return { id, checkpointId: (await view(id)).checkpoints[0]?.id ?? "" };
  };
  const settings = { iterations: 1, temperature: 0.2, seed: 7 };

  it("is evaluated by an improvement run of its admin, from files that the trainer may delete", async () => {
    const { id, checkpointId } = await withCheckpoint(2);
    await evaluateCheckpoint({ ctx: own(), input: { checkpointId, settings } });
    await round();
    const run = await bench.db.improvementRun.findFirstOrThrow({ include: { source: { include: { model: true } } } });
    expect(run).toMatchObject({ ownerId: bench.admin.id, method: "sft", setId: bench.setId, ...settings, source: { kind: "path", ownerId: null, model: { name: "Tiny" } } });
    await rm(path.join(folderOf(id), "checkpoints"), { recursive: true });
    await round();
    expect(existsSync(path.join(run.source.path ?? "", "model.safetensors"))).toBe(true);
    expect((await view(id)).checkpoints[0]).toMatchObject({ evaluation: { runId: run.id, state: "running" }, deletedAt: expect.any(String) as string });
  });

  it("is evaluated once, however often that is asked for", async () => {
    const { checkpointId } = await withCheckpoint(2);
    await evaluateCheckpoint({ ctx: own(), input: { checkpointId, settings } });
    await evaluateCheckpoint({ ctx: own(), input: { checkpointId, settings } });
    await round();
    await round();
    expect(await bench.db.improvementRun.count()).toBe(1);
    await expect(evaluateCheckpoint({ ctx: own(), input: { checkpointId } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is evaluated by itself where the run says so", async () => {
    const id = await queueRun(bench, { evaluateCheckpoints: true });
    await round();
    await mkdir(path.join(folderOf(id), "final"));
    for (const [name, content] of Object.entries(checkpointFiles())) await writeFile(path.join(folderOf(id), "final", name), content);
    await recordEvents({ ctx: bench.ctx, input: { runId: id, token: launcher.started[0]?.environment.CALLBACK_TOKEN ?? "", events: [status(1, 0, "started"), checkpoint(2, 6, true)] } });
    await round();
    expect((await view(id)).checkpoints).toMatchObject([{ step: 6, isFinal: true, evaluation: { state: "running" } }]);
  });

  it("that is no model says why it cannot be evaluated, and can be tried again", async () => {
    const { id, checkpointId } = await withCheckpoint(2, {});
    await evaluateCheckpoint({ ctx: own(), input: { checkpointId } });
    await round();
    expect((await view(id)).checkpoints[0]?.evaluationError).toMatch(/config\.json/);
    for (const [name, content] of Object.entries(checkpointFiles())) await writeFile(path.join(folderOf(id), "checkpoints", "checkpoint-2", name), content);
    await evaluateCheckpoint({ ctx: own(), input: { checkpointId } });
    await round();
    expect((await view(id)).checkpoints[0]).toMatchObject({ evaluationError: null, evaluation: { state: "running" } });
  });

  it("that the trainer has deleted is said to be, and not evaluated", async () => {
    const { id, checkpointId } = await withCheckpoint(2);
    await rm(path.join(folderOf(id), "checkpoints"), { recursive: true });
    await round();
    expect((await view(id)).checkpoints[0]?.deletedAt).not.toBeNull();
    await expect(evaluateCheckpoint({ ctx: own(), input: { checkpointId } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is what another run begins with", async () => {
    const { checkpointId } = await withCheckpoint(2);
    launcher.state = ended;
    await round();
    const { plan } = sftFields();
    const next = await queueRun(bench, { name: "next", plan: { ...plan, model: { kind: "checkpoint", checkpointId } } });
    await round();
    expect(JSON.parse(await readFile(path.join(folderOf(next), "run.json"), "utf8"))).toMatchObject({ model: { kind: "pretrained", path: "base" } });
    expect(existsSync(path.join(folderOf(next), "base", "model.safetensors"))).toBe(true);
  });

  it("keeps its run from being deleted while it is evaluated", async () => {
    const { id, checkpointId } = await withCheckpoint(2);
    await evaluateCheckpoint({ ctx: own(), input: { checkpointId } });
    launcher.state = ended;
    await round();
    await expect(deleteTraining({ ctx: own(), input: { id } })).rejects.toMatchObject({ code: "conflict" });
    await bench.db.improvementRun.updateMany({ data: { state: "done" } });
    await deleteTraining({ ctx: own(), input: { id } });
    expect(await bench.db.trainingEvent.count()).toBe(0);
    expect(await bench.db.modelSource.count({ where: { deletedAt: null } })).toBe(0);
  });
});
