import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import Docker from "dockerode";
import { pack } from "tar-stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dockerTrainers, ensureImage, removeTrainerContainers } from "@/lib/monolith";
import { standInRoot } from "@/tests/support/trainer-stand-in";
import { ended, promisesOfLaunchers, requestOf, started, type LauncherBench } from "./contract";

const LABEL = `trial-${process.pid}`;
const IMAGE = `afterburner/trainer-trial:${process.pid}`;
const MIB = 1024 * 1024;

const docker = new Docker();
let bench: LauncherBench;

const open = (settings: object = {}) =>
  dockerTrainers({ docker, label: LABEL, image: IMAGE, hubUrl: "https://hub.invalid", cores: [0], findGpus: async () => [], onProgress: () => undefined, ...settings });

beforeAll(async () => {
  const parent = await mkdtemp(path.join(os.tmpdir(), "docker-trial-"));
  await buildStandIn(await standInRoot(parent));
  bench = { open: () => open(), parent };
});

afterAll(async () => {
  await removeTrainerContainers(docker, LABEL);
  await docker.getImage(IMAGE).remove({ force: true });
  await rm(bench.parent, { recursive: true, force: true });
});

/** The stand-in on an image that has Python: nothing is installed. */
async function buildStandIn(root: string): Promise<void> {
  const { tag } = await ensureImage({ docker, language: "python3" });
  const archive = pack();
  const inside = path.join(root, "trainer");
  archive.entry({ name: "Dockerfile" }, `FROM ${tag}\nCOPY trainer /opt/afterburner/trainer\nENV PYTHONPATH=/opt/afterburner\n`);
  for (const name of await readdir(inside)) archive.entry({ name: `trainer/${name}` }, await readFile(path.join(inside, name)));
  archive.finalize();
  const stream = await docker.buildImage(Readable.from(archive), { t: IMAGE, networkmode: "none" });
  await new Promise<void>((resolve, reject) => docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve())));
}

describe("training in a container", () => {
  promisesOfLaunchers(() => bench);

  it("runs it as nobody in particular, who owns the run's folder and nothing else", async () => {
    const request = await requestOf(bench, { do: "fail" });
    const handle = await started(bench, request);
    await ended(bench, handle);
    expect(await bench.open().logTail(handle, 4_000)).toMatch(/ as [1-9]\d*\n/);
    await bench.open().forget(handle);
  });

  it("tells memory that ran out from any other end", async () => {
    const request = await requestOf(bench, { do: "fill" });
    const launcher = open({ memoryBytes: 128 * MIB });
    const handle = await launcher.start(request);
    expect(await ended(bench, handle)).toMatchObject({ exitCode: null, signal: "SIGKILL", isOutOfMemory: true });
    await launcher.forget(handle);
  });

  it("knows a container that somebody removed as gone, and says so", async () => {
    const request = await requestOf(bench, { do: "wait" });
    const handle = await started(bench, request);
    await docker.getContainer(`afterburner-trainer-${request.runId}-1`).remove({ force: true });
    expect(await bench.open().look(handle)).toEqual({ kind: "gone", reason: expect.stringContaining("no longer there") });
    await bench.open().stop(handle, "graceful");
    expect(await bench.open().logTail(handle, 100)).toBe("");
  });

  it("knows how an attempt ended whose container was removed after it", async () => {
    const request = await requestOf(bench, { do: "fail" });
    const handle = await started(bench, request);
    await ended(bench, handle);
    await bench.open().forget(handle);
    expect(await bench.open().look(handle)).toMatchObject({ kind: "ended", exitCode: 3 });
  });

  it("refuses a run that wants a GPU where the daemon has none, before anything is made", async () => {
    const request = { ...(await requestOf(bench, { do: "wait" })), needsGpu: true };
    const { gpus } = await bench.open().capacity();
    if (gpus.length > 0) return;
    await expect(bench.open().start(request)).rejects.toMatchObject({ code: "configuration", message: expect.stringContaining("wants a GPU") });
  });

  it("says what the daemon's host has, or why there is none", async () => {
    expect(await open().capacity()).toMatchObject({ launcher: "docker", isAvailable: true, reason: null, cpus: expect.any(Number) });
    const away = open({ docker: new Docker({ socketPath: "/nowhere/docker.sock" }) });
    expect(await away.capacity()).toMatchObject({ isAvailable: false, reason: expect.stringContaining("does not answer") });
    await expect(away.look({ container: "any", folder: bench.parent, name: "attempt-1" })).rejects.toMatchObject({ code: "upstream_unavailable" });
  });
});
