import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { placeWeights, readEventFile, readLaunch, readResult, removeLaunch, shownLog, sweepTraining, trainingFolder, writeLaunch, writeProblems } from "@/lib/infra/training";
import { checkpointFiles } from "@/tests/support/checkpoints";
import { metrics } from "@/tests/support/training";

let dataDir: string;
let folder: string;
const RUN = "019f0000-0000-7000-8000-000000000001";

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "training-"));
  folder = trainingFolder(dataDir, RUN);
  await mkdir(folder, { recursive: true });
});
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

const read = async (after: number) => {
  const seqs: number[] = [];
  for await (const batch of readEventFile(folder, after)) seqs.push(...batch.map(({ seq }) => seq));
  return seqs;
};
const noPython = { python: () => Promise.reject(new Error("no Python in this test")) };

describe("the folder of a run", () => {
  it("gives the events after a number, without a line that a killed trainer wrote half", async () => {
    const lines = Array.from({ length: 1200 }, (_, i) => JSON.stringify(metrics(i + 1, i + 1)));
    await writeFile(path.join(folder, "events.jsonl"), `${lines.join("\n")}\n{"seq": 1201, "st`);
    expect(await read(1198)).toEqual([1199, 1200]);
    expect((await read(0)).length).toBe(1200);
  });

  it("names a line that is no event", async () => {
    await writeFile(path.join(folder, "events.jsonl"), `${JSON.stringify(metrics(1, 1))}\n{"seq":2}\n`);
    await expect(read(0)).rejects.toMatchObject({ code: "internal", message: expect.stringContaining("Line 2") as string });
  });

  it("keeps the secrets of an attempt from others, and gives them for that attempt alone", async () => {
    await writeLaunch(folder, 2, { CALLBACK_TOKEN: "t" });
    expect((await stat(path.join(folder, "launch.json"))).mode & 0o077).toBe(0);
    expect([await readLaunch(folder, 1), await readLaunch(folder, 2)]).toEqual([null, { CALLBACK_TOKEN: "t" }]);
    await removeLaunch(folder);
    expect(await readLaunch(folder, 2)).toBeNull();
    expect(await readResult(folder)).toBeNull();
  });

  it("has the same problems for every attempt", async () => {
    const problem = { problem: "a", title: "A", statement: "", language: "python3" as const, starterCode: null, profile: "p", references: [] };
    async function* once() {
      yield [problem];
    }
    async function* never() {
      yield [{ ...problem, title: "another" }];
    }
    expect([await writeProblems(folder, once), await writeProblems(folder, never)]).toEqual([1, null]);
    expect(await readFile(path.join(folder, "problems.jsonl"), "utf8")).toBe(`${JSON.stringify(problem)}\n`);
  });

  it("goes once its run is deleted, an hour after its last change", async () => {
    const others = trainingFolder(dataDir, "019f0000-0000-7000-8000-000000000002");
    await mkdir(others);
    await mkdir(path.join(dataDir, "training", "hub"));
    const before = new Date(Date.now() - 2 * 3_600_000);
    for (const one of [folder, others]) await utimes(one, before, before);
    expect(await sweepTraining(dataDir, async () => new Set([RUN]))).toBe(1);
    expect((await stat(folder)).isDirectory()).toBe(true);
    await expect(stat(others)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("weights that are put aside", () => {
  it("outlive the checkpoint, take no space of their own, and leave what resuming needs behind", async () => {
    const checkpoint = path.join(folder, "checkpoints", "checkpoint-2");
    await mkdir(checkpoint, { recursive: true });
    for (const [name, content] of Object.entries({ ...checkpointFiles(), "optimizer.pt": "large", "rng_state.pth": "r" })) await writeFile(path.join(checkpoint, name), content);
    const to = path.join(folder, "evaluations", "step-2");
    await mkdir(path.dirname(to));
    expect(await placeWeights(checkpoint, to, noPython)).toMatchObject({ architecture: "Qwen2ForCausalLM" });
    expect((await stat(path.join(to, "model.safetensors"))).nlink).toBe(2);
    await expect(stat(path.join(to, "optimizer.pt"))).rejects.toMatchObject({ code: "ENOENT" });
    await rm(checkpoint, { recursive: true });
    expect(await placeWeights(checkpoint, to, noPython)).toMatchObject({ architecture: "Qwen2ForCausalLM" });
  });

  it("of a checkpoint that is gone cannot be had", async () => {
    await expect(placeWeights(path.join(folder, "nowhere"), path.join(folder, "to"), noPython)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a log", () => {
  it("is shown without what moves a terminal's cursor, a progress bar as it was last", () => {
    expect(shownLog("\u001b[31mred\u001b[0m\n 10%\r 50%\r100%\nlast\0\r\n")).toBe("red\n100%\nlast\ufffd\n");
  });
});
