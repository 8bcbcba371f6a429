import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/infra/env";
import { findProgram, freePort } from "@/lib/infra/processes";
import { startTicksOf } from "@/lib/infra/state";
import { rayLauncher } from "@/lib/infra/training/ray";
import { ensureRay } from "@/scripts/test/ray";
import { startRayHead, type RayHead } from "@/tests/support/ray-head";
import { standInRoot } from "@/tests/support/trainer-stand-in";
import { until } from "@/tests/support/until";
import { ended, promisesOfLaunchers, requestOf, started, type LauncherBench } from "./contract";

const ray = await ensureRay({ dataDir: env().DATA_DIR, onProgress: () => undefined });
if ("missing" in ray) console.warn(`No Ray head is tried: ${ray.missing}`);

const python = findProgram("python3") ?? "";

let bench: LauncherBench;
let root: string;
let head: RayHead;

const open = (settings: object = {}) => rayLauncher({ address: head.url, hubUrl: "https://hub.invalid", root, python: async () => python, ...settings });

describe.skipIf("missing" in ray)("training on a Ray cluster", () => {
  beforeAll(async () => {
    const parent = await mkdtemp(path.join(os.tmpdir(), "ray-trial-"));
    root = await standInRoot(parent);
    head = await startRayHead("program" in ray ? ray.program : "");
    bench = { open: () => open(), parent };
  });

  afterAll(async () => {
    await head?.stop();
    if (bench) await rm(bench.parent, { recursive: true, force: true });
  });

  promisesOfLaunchers(() => bench);

  it("says what the cluster has, or why there is none", async () => {
    expect(await open().capacity()).toMatchObject({ launcher: "ray", isAvailable: true, reason: null, cpus: 2, memoryBytes: expect.any(Number) });
    const nowhere = open({ address: `http://127.0.0.1:${await freePort()}` });
    expect(await nowhere.capacity()).toMatchObject({ isAvailable: false, reason: expect.stringContaining("does not answer") });
    expect(await open({ address: "auto" }).capacity()).toMatchObject({ isAvailable: false, reason: expect.stringContaining("RAY_ADDRESS is auto") });
  });

  it("names a run's folder that the node does not see, and a Python that it does not have", async () => {
    const unseen = { ...(await requestOf(bench, { do: "wait" })), folder: path.join(bench.parent, "elsewhere") };
    const handles = await Promise.all([open().start(unseen), open({ python: async () => "/nowhere/python" }).start(await requestOf(bench, { do: "wait" }))]);
    const [folderless, pythonless] = await Promise.all(handles.map((handle) => ended(bench, handle)));
    expect(folderless?.reason).toContain(`does not see the run's folder ${unseen.folder}`);
    expect(pythonless?.reason).toContain("RAY_TRAINER_PYTHON");
  });

  it("lets one attempt of a run write at a time", async () => {
    const request = await requestOf(bench, { do: "wait" });
    const first = await started(bench, request);
    const second = await open().start({ ...request, attempt: 2 });
    expect((await ended(bench, second)).reason).toContain("An earlier attempt of this run still writes");
    await open().stop(first, "hard");
    await ended(bench, first);
  });

  it("says nothing of a run while its head does not answer, and the run ends with its cluster", async () => {
    const request = await requestOf(bench, { do: "wait" });
    const handle = await started(bench, request);
    await head.kill();
    await expect(open().look(handle)).rejects.toMatchObject({ code: "upstream_unavailable" });
    const pid = Number((await readFile(path.join(request.folder, "starts"), "utf8")).trim());
    await until("the trainer has ended", async () => ((await startTicksOf(pid)) === undefined ? true : null), 60_000);
  });
});
