import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { rayLauncher } from "@/lib/infra/training/ray";
import { entrypointOf, reasonOf } from "@/lib/infra/training/ray-entrypoint";

type Reply = [status: number, body: unknown];
const servers: http.Server[] = [];
const folder = mkdtempSync(path.join(os.tmpdir(), "ray-unit-"));
const request = { runId: "0199", attempt: 1, folder, environment: { RUN_ID: "0199" }, needsGpu: true };
const handle = { submissionId: "afterburner-0199-1", folder, name: "attempt-1" };

afterEach(() => servers.splice(0).forEach((server) => server.close()));

interface Asked {
  line: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A head that gives these answers, by method and path. */
async function head(replies: Record<string, Reply>): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = http.createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const line = `${incoming.method} ${incoming.url}`;
      asked.push({ line, headers: incoming.headers, body: Buffer.concat(chunks).toString() });
      const [status, body] = replies[line] ?? [404, "no such thing"];
      response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const open = (address: string | undefined, token?: string) => rayLauncher({ address, token, hubUrl: "https://hub.invalid", root: "/repository", python: async () => "/venv/bin/python" });

describe("a job on a Ray cluster", () => {
  it("is asked for with the run's own variables, time to save a checkpoint, a GPU, and the cluster's token", async () => {
    const { url, asked } = await head({ "POST /api/jobs/": [200, { submission_id: handle.submissionId }] });
    expect(await open(url, "secret").start(request)).toEqual(handle);
    expect(asked[0]?.headers.authorization).toBe("Bearer secret");
    // A browser's request, as Ray takes any with these for one, is refused.
    expect(Object.keys(asked[0]?.headers ?? {}).filter((name) => /^sec-|^origin$|^referer$/.test(name))).toEqual([]);
    expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({
      submission_id: handle.submissionId,
      entrypoint_num_gpus: 1,
      runtime_env: { env_vars: { RUN_ID: "0199", RAY_JOB_STOP_SIGNAL: "SIGTERM", RAY_JOB_STOP_WAIT_TIME_S: "600", PYTHONPATH: "/repository" } },
    });
  });

  it("counts as launched when its id is refused because it is there", async () => {
    const { url } = await head({ "POST /api/jobs/": [500, "Traceback\nRuntimeError: already exists"], [`GET /api/jobs/${handle.submissionId}`]: [200, { status: "RUNNING" }] });
    expect(await open(url).start(request)).toEqual(handle);
  });

  it("is refused with the reason where the cluster takes none", async () => {
    const { url } = await head({ "POST /api/jobs/": [500, "Traceback\nRuntimeError: no agent"] });
    await expect(open(url).start(request)).rejects.toMatchObject({ code: "upstream_unavailable", message: expect.stringContaining("no agent") });
    const closed = await head({ "POST /api/jobs/": [401, "Unauthorized: missing token"] });
    await expect(open(closed.url).start(request)).rejects.toMatchObject({ code: "configuration", hint: expect.stringContaining("RAY_AUTH_TOKEN") });
    await expect(open(undefined).start(request)).rejects.toMatchObject({ code: "configuration", message: expect.stringContaining("RAY_ADDRESS") });
  });

  it("has the state that Ray tells, and the reason where the trainer itself could not tell one", async () => {
    const at = async (job: unknown) => (await open((await head({ [`GET /api/jobs/${handle.submissionId}`]: [200, job] })).url).look(handle));
    expect(await at({ status: "PENDING" })).toEqual({ kind: "running" });
    expect(await at({ status: "SUCCEEDED", message: "Job finished successfully." })).toEqual({ kind: "ended", exitCode: 0, signal: null, isOutOfMemory: false });
    expect(await at({ status: "FAILED", message: "failed with exit code 1", driver_exit_code: 1 })).toEqual({ kind: "ended", exitCode: 1, signal: null, isOutOfMemory: false });
    expect(await at({ status: "FAILED", message: "The actor died because its node has died." })).toMatchObject({ exitCode: null, reason: "Ray ended the job: The actor died because its node has died." });
    expect(await at({ status: "STOPPED", message: "Job was intentionally stopped." })).toEqual({ kind: "ended", exitCode: null, signal: null, isOutOfMemory: false });
    await expect(at({ status: "DREAMING" })).rejects.toMatchObject({ code: "upstream_unavailable" });
    expect(await open((await head({})).url).look(handle)).toEqual({ kind: "gone", reason: expect.stringContaining("does not know the job") });
  });

  it("has ended as it wrote down itself, though its head is gone", async () => {
    const here = mkdtempSync(path.join(os.tmpdir(), "ray-unit-"));
    writeFileSync(path.join(here, "attempt-1.exit.json"), JSON.stringify({ exitCode: null, signal: "SIGKILL", isOutOfMemory: true }));
    expect(await open("http://127.0.0.1:9").look({ ...handle, folder: here })).toEqual({ kind: "ended", exitCode: null, signal: "SIGKILL", isOutOfMemory: true });
    await expect(open("http://127.0.0.1:9").look(handle)).rejects.toMatchObject({ code: "upstream_unavailable" });
  });

  it("sums up what the nodes that are alive have", async () => {
    const node = (state: string, gpus: unknown) => ({ raylet: { state, resourcesTotal: { CPU: 8, "node:__internal_head__": 1 } }, mem: [100, 50, 50, 50], gpus });
    const summary = [node("ALIVE", [{ name: "NVIDIA H200", memoryTotal: 143_771 }]), node("ALIVE", []), node("DEAD", [{ name: "gone" }])];
    const { url } = await head({ "GET /nodes?view=summary": [200, { result: true, data: { summary } }] });
    expect(await open(url).capacity()).toEqual({ launcher: "ray", isAvailable: true, reason: null, cpus: 16, memoryBytes: 200, gpus: [{ name: "NVIDIA H200", memoryBytes: 143_771 * 1024 ** 2 }] });
  });
});

describe("the command of a job", () => {
  const run = (entry: { root: string; python: string; folder: string }) => spawnSync("sh", ["-c", entrypointOf({ ...entry, name: "attempt-1" })], { encoding: "utf8" });

  it("keeps odd paths together and hands them to the interpreter", () => {
    const odd = mkdtempSync(path.join(os.tmpdir(), "it's $HOME "));
    writeFileSync(path.join(odd, "run.json"), "{}");
    writeFileSync(path.join(odd, "python"), '#!/bin/sh\nprintf "%s|" "$@"', { mode: 0o755 });
    const ended = run({ root: odd, python: path.join(odd, "python"), folder: odd });
    expect(ended.stdout).toBe(`-m|trainer.attempt|${odd}|attempt-1|--signalled|`);
  });

  it("ends with a status of its own for each thing that the node lacks", () => {
    const unseen = run({ root: "/", python: "/bin/sh", folder: "/nowhere" });
    expect(reasonOf(unseen.status, null, "/nowhere")).toContain("does not see the run's folder /nowhere");
    const here = mkdtempSync(path.join(os.tmpdir(), "ray-unit-"));
    writeFileSync(path.join(here, "run.json"), "{}");
    expect(reasonOf(run({ root: "/", python: "/nowhere/python", folder: here }).status, null, here)).toContain("RAY_TRAINER_PYTHON");
    expect(reasonOf(1, "failed with exit code 1", here)).toBeNull();
  });
});
