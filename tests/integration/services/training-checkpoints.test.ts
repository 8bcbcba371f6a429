import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteTraining } from "@/lib/services/training/deleteTraining";
import { evaluateCheckpoint } from "@/lib/services/training/evaluateCheckpoint";
import { recordEvents } from "@/lib/services/training/recordEvents";
import { checkpointFiles } from "@/tests/support/checkpoints";
import { leave, startWorked, type Worked } from "@/tests/support/train-desk";
import { checkpoint, queueRun, sftFields, status } from "@/tests/support/training";

let worked: Worked;
let { bench, launcher, desk, own, round, running, view, folderOf } = {} as Worked;

beforeEach(async () => {
  worked = await startWorked();
  ({ bench, launcher, desk, own, round, running, view, folderOf } = worked);
});
afterEach(async () => {
  await worked.close();
});

const ended = { kind: "ended", exitCode: 0, signal: null, isOutOfMemory: false } as const;

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
    await evaluateCheckpoint({ ctx: own, input: { checkpointId, settings } });
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
    await evaluateCheckpoint({ ctx: own, input: { checkpointId, settings } });
    await evaluateCheckpoint({ ctx: own, input: { checkpointId, settings } });
    await round();
    await round();
    expect(await bench.db.improvementRun.count()).toBe(1);
    await expect(evaluateCheckpoint({ ctx: own, input: { checkpointId } })).rejects.toMatchObject({ code: "conflict" });
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
    await evaluateCheckpoint({ ctx: own, input: { checkpointId } });
    await round();
    expect((await view(id)).checkpoints[0]?.evaluationError).toMatch(/config\.json/);
    for (const [name, content] of Object.entries(checkpointFiles())) await writeFile(path.join(folderOf(id), "checkpoints", "checkpoint-2", name), content);
    await evaluateCheckpoint({ ctx: own, input: { checkpointId } });
    await round();
    expect((await view(id)).checkpoints[0]).toMatchObject({ evaluationError: null, evaluation: { state: "running" } });
  });

  it("that the trainer has deleted is said to be, and not evaluated", async () => {
    const { id, checkpointId } = await withCheckpoint(2);
    await rm(path.join(folderOf(id), "checkpoints"), { recursive: true });
    await round();
    expect((await view(id)).checkpoints[0]?.deletedAt).not.toBeNull();
    await expect(evaluateCheckpoint({ ctx: own, input: { checkpointId } })).rejects.toMatchObject({ code: "conflict" });
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
    await evaluateCheckpoint({ ctx: own, input: { checkpointId } });
    launcher.state = ended;
    await round();
    await expect(deleteTraining({ ctx: own, input: { id } })).rejects.toMatchObject({ code: "conflict" });
    await bench.db.improvementRun.updateMany({ data: { state: "done" } });
    await deleteTraining({ ctx: own, input: { id } });
    expect(await bench.db.trainingEvent.count()).toBe(0);
    expect(await bench.db.modelSource.count({ where: { deletedAt: null } })).toBe(0);
  });
});
