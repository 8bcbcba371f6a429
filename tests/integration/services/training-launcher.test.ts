import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findProgram, signal } from "@/lib/infra/processes";
import { localLauncher } from "@/lib/infra/training";
import { ended, promisesOfLaunchers, requestOf, started, type LauncherBench } from "@/tests/sandbox/training/contract";
import { standInRoot } from "@/tests/support/trainer-stand-in";

const python = findProgram("python3");

describe.skipIf(python === undefined)(`the launcher of processes${python === undefined ? ": there is no python3" : ""}`, () => {
  let bench: LauncherBench;

  beforeAll(async () => {
    const parent = await mkdtemp(path.join(os.tmpdir(), "launcher-"));
    const root = await standInRoot(parent);
    bench = { parent, open: () => localLauncher({ python: async () => python ?? "", lacks: async () => null, hubFolder: parent, hubUrl: "http://127.0.0.1:1", root }) };
  });
  afterAll(async () => {
    await rm(bench.parent, { recursive: true, force: true });
  });

  promisesOfLaunchers(() => bench);

  it("gives a trainer its own environment and nothing of ours", async () => {
    process.env.DATABASE_URL ??= "postgresql://a-secret";
    const request = await requestOf(bench, { do: "wait" });
    const handle = await started(bench, request);
    const environment = await readFile(`/proc/${handle.pid}/environ`, "utf8");
    expect(environment).toContain(`RUN_ID=${request.runId}`);
    for (const ours of ["DATABASE_URL", "AFTERBURNER_SECRET", "HF_TOKEN"]) expect(environment).not.toContain(`${ours}=`);
    await bench.open().stop(handle, "hard");
    await ended(bench, handle);
  });

  it("takes a trainer for running whose watcher was killed, and ends it with the rest", async () => {
    const handle = await started(bench, await requestOf(bench, { do: "wait" }));
    signal(Number(handle.pid), "SIGKILL");
    expect(await bench.open().look(handle)).toEqual({ kind: "running" });
    await bench.open().stop(handle, "hard");
    expect(await ended(bench, handle)).toMatchObject({ signal: "SIGKILL" });
  });

  it("says nothing of an attempt on another host, and knows that none outlives a start of its own", async () => {
    const handle = await started(bench, await requestOf(bench, { do: "wait" }));
    await expect(bench.open().look({ ...handle, host: "elsewhere" })).rejects.toMatchObject({ code: "upstream_unavailable", message: expect.stringContaining("elsewhere") as string });
    await bench.open().stop(handle, "hard");
    await ended(bench, handle);
    expect(await bench.open().look({ ...handle, boot: "another" })).toMatchObject({ kind: "gone" });
  });
});
