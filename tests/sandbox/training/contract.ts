import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import type { Launcher, LaunchHandle, LaunchRequest, LaunchState } from "@/lib/core/training";
import { standInRun, type StandIn } from "@/tests/support/trainer-stand-in";
import { until } from "@/tests/support/until";

export interface LauncherBench {
  /** A new launcher, as after a restart of ours. */
  open: () => Launcher;
  /** Folder below which runs lie. */
  parent: string;
}

let count = 0;

/** A run that is about to begin; each has an id of its own. */
export async function requestOf({ parent }: LauncherBench, standIn: StandIn): Promise<LaunchRequest> {
  const runId = `trial-${process.pid}-${++count}`;
  return { runId, attempt: 1, folder: await standInRun(parent, standIn), environment: { RUN_ID: runId }, needsGpu: false };
}

export async function started(bench: LauncherBench, request: LaunchRequest): Promise<LaunchHandle> {
  const handle = await bench.open().start(request);
  await until("the trainer has started", async () => (existsSync(path.join(request.folder, "starts")) ? true : null), 60_000);
  return handle;
}

export function ended(bench: LauncherBench, handle: LaunchHandle): Promise<LaunchState & { kind: "ended" }> {
  return until("the attempt has ended", async () => {
    const state = await bench.open().look(handle);
    if (state.kind === "gone") throw new Error(state.reason);
    return state.kind === "ended" ? state : null;
  }, 60_000);
}

const startsOf = async ({ folder }: LaunchRequest) => (await readFile(path.join(folder, "starts"), "utf8")).trim().split("\n").length;
const hasCheckpoint = ({ folder }: LaunchRequest) => existsSync(path.join(folder, "checkpoint"));

/** What every launcher promises, tried on a real one. */
export function promisesOfLaunchers(bench: () => LauncherBench): void {
  it("starts an attempt once, however often and from wherever it is asked for", async () => {
    const request = await requestOf(bench(), { do: "wait" });
    const [handle, other] = await Promise.all([bench().open().start(request), bench().open().start(request)]);
    expect(other).toEqual(handle);
    expect(await started(bench(), request)).toEqual(handle);
    expect(await startsOf(request)).toBe(1);

    // What a later process has of it is JSON from the database.
    const found = JSON.parse(JSON.stringify(handle)) as LaunchHandle;
    expect(await bench().open().look(found)).toEqual({ kind: "running" });
    await until("its log is there", async () => ((await bench().open().logTail(found, 4_000)).includes(`training ${request.runId}`) ? true : null), 30_000);
    await bench().open().stop(found, "hard");
    await ended(bench(), found);

    // Neither does one that has ended begin again.
    await bench().open().start(request);
    expect((await bench().open().look(found)).kind).toBe("ended");
    expect(await startsOf(request)).toBe(1);
    await bench().open().forget(found);
  });

  it("stops politely: the trainer saves its checkpoint, even where it takes long and is asked twice", async () => {
    const request = await requestOf(bench(), { do: "wait", saveSeconds: 4 });
    const handle = await started(bench(), request);
    await bench().open().stop(handle, "graceful");
    await bench().open().stop(handle, "graceful");
    expect(await ended(bench(), handle)).toMatchObject({ exitCode: 0, signal: null, isOutOfMemory: false });
    expect(hasCheckpoint(request)).toBe(true);
    expect(await bench().open().logTail(handle, 4_000)).toContain("saved a checkpoint");
    expect(Buffer.byteLength(await bench().open().logTail(handle, 7))).toBeLessThanOrEqual(7);
    await bench().open().stop(handle, "graceful");
    await bench().open().stop(handle, "hard");
    await bench().open().forget(handle);
  });

  it("stops for good, without a checkpoint, a trainer that takes too long over it", async () => {
    const request = await requestOf(bench(), { do: "wait", saveSeconds: 300 });
    const handle = await started(bench(), request);
    await bench().open().stop(handle, "graceful");
    await bench().open().stop(handle, "hard");
    expect(await ended(bench(), handle)).toMatchObject({ exitCode: null, signal: "SIGKILL", isOutOfMemory: false });
    expect(hasCheckpoint(request)).toBe(false);
    await bench().open().forget(handle);
  });

  it("tells the status and the last words of a trainer that failed", async () => {
    const request = await requestOf(bench(), { do: "fail" });
    const handle = await started(bench(), request);
    expect(await ended(bench(), handle)).toEqual({ kind: "ended", exitCode: 3, signal: null, isOutOfMemory: false });
    expect(await bench().open().logTail(handle, 4_000)).toContain("it does not fit");
    await bench().open().forget(handle);
    await bench().open().forget(handle);
  });
}
