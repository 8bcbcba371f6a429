import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/infra/env";
import { findProgram, freePort } from "@/lib/infra/processes";
import { rayLauncher } from "@/lib/infra/training/ray";
import { ensureRay } from "@/scripts/test/ray";
import { standInRoot } from "@/tests/support/trainer-stand-in";
import { until } from "@/tests/support/until";
import { ended, promisesOfLaunchers, requestOf, started, type LauncherBench } from "./contract";
import { startRayHead, type RayHead } from "./ray-head";

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
    const state = await ended(bench, await open().start(unseen));
    expect(state.reason).toContain(`does not see the run's folder ${unseen.folder}`);

    const handle = await open({ python: async () => "/nowhere/python" }).start(await requestOf(bench, { do: "wait" }));
    expect((await ended(bench, handle)).reason).toContain("RAY_TRAINER_PYTHON");
  });

  it("lets one attempt of a run write at a time", async () => {
    const request = await requestOf(bench, { do: "wait" });
    const first = await started(bench, request);
    const second = await open().start({ ...request, attempt: 2 });
    expect((await ended(bench, second)).reason).toContain("An earlier attempt of this run still writes");
    await open().stop(first, "hard");
    await ended(bench, first);
  });

  it("says nothing of a run while its head does not answer, and that it is gone once a new head does", async () => {
    const request = await requestOf(bench, { do: "wait" });
    const handle = await started(bench, request);
    const { url } = head;
    await head.kill();
    await expect(open().look(handle)).rejects.toMatchObject({ code: "upstream_unavailable" });

    head = await startRayHead("program" in ray ? ray.program : "", Number(new URL(url).port));
    const state = await until("the new head does not know the job", async () => open().look(handle));
    expect(state).toEqual({ kind: "gone", reason: expect.stringContaining("its head was started anew") });
    // Nothing of the old cluster writes any more: another attempt can begin.
    const pid = (await readFile(path.join(request.folder, "starts"), "utf8")).trim();
    await until("the trainer has ended with its cluster", async () => (existsSync(`/proc/${pid}`) ? null : true), 30_000);
  });
});
