import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { trainingProblemSchema, runConfigSchema } from "@/lib/core/training";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { disableProblem } from "@/lib/services/problems/disableProblem";
import { resumeTraining, stopTraining } from "@/lib/services/training/changeTraining";
import { readLogTail } from "@/lib/services/training/readEvents";
import { recordEvents } from "@/lib/services/training/recordEvents";
import { heartbeatWorker } from "@/lib/services/workers/heartbeat";
import { capacitiesOf } from "@/workers/training/desk";
import { TrainWork } from "@/workers/training/trainWork";
import { judged } from "@/tests/support/services";
import { leave, startWorked, type Worked } from "@/tests/support/train-desk";
import { metrics, queueRun, sftFields, status } from "@/tests/support/training";

let worked: Worked;
let { bench, launcher, desk, work, own, round, running, view, folderOf } = {} as Worked;

beforeEach(async () => {
  worked = await startWorked();
  ({ bench, launcher, desk, work, own, round, running, view, folderOf } = worked);
});
afterEach(async () => {
  await worked.close();
});

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
    await disableProblem({ ctx: own, input: { set: "trial", slug: "b", reason: "not in this test" } });
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

  it("learns from the profile that is measured while a newer one is, unless it measures itself", async () => {
    const newer = await bench.db.measurementProfile.create({ data: { hash: "newer", details: {} } });
    await bench.db.calibration.create({ data: { setId: bench.setId, profileId: newer.id, state: "running", total: 9, startedAt: new Date(Date.now() + 1000) } });
    const id = await queueRun(bench);
    await round();
    expect((await readFile(path.join(folderOf(id), "problems.jsonl"), "utf8")).split("\n")[0]).toContain('"profile":"p"');
    const { model, data, hardware } = sftFields().plan;
    const plan = { method: "grpo" as const, model, data, hardware, steps: 1, grpo: { promptsPerStep: 2, completionsPerPrompt: 2, sandbox: { set: "trial" } } };
    await expect(queueRun(bench, { plan })).rejects.toMatchObject({ code: "not_calibrated" });
    await bench.db.calibration.updateMany({ data: { state: "stopped" } });
    await expect(queueRun(bench)).rejects.toMatchObject({ code: "not_calibrated" });
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
    expect(await stopTraining({ ctx: own, input: { id: second } })).toMatchObject({ state: "stopped" });
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
    await resumeTraining({ ctx: own, input: { id } });
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
    await stopTraining({ ctx: own, input: { id } });
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
    expect(await readLogTail({ ctx: own, input: { id } })).toEqual({ text: "step 1\nabout to vanish\n", isComplete: true });
    await resumeTraining({ ctx: own, input: { id } });
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
    expect(await resumeTraining({ ctx: own, input: { id } })).toMatchObject({ state: "queued" });
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
    await resumeTraining({ ctx: own, input: { id } });
    await round();
    expect(launcher.started).toHaveLength(1);
    launcher.state = ended;
    await round();
    expect(launcher.started).toHaveLength(2);
    expect(await view(id)).toMatchObject({ state: "starting", attempt: 2 });
  });
});
