import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/services/accounts/access";
import { inspectPath } from "@/lib/infra/checkpoints";
import { readEnv } from "@/lib/infra/env";
import { transformersLauncher } from "@/lib/infra/model-servers";
import { runsFolder } from "@/lib/infra/model-servers/records";
import { resumeRun } from "@/lib/services/improvement/changeRun";
import { createRun } from "@/lib/services/improvement/createRun";
import { getRun } from "@/lib/services/improvement/getRun";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { createCheckpoint } from "@/lib/services/sources/createCheckpoint";
import { createServing, type Serving } from "@/workers/generating/serving";
import { as, person } from "@/tests/support/accounts";
import { drive } from "@/tests/support/improvement";
import { judged, problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { lendServeEnvironment, whyNoServing, writeTinyCheckpoint } from "@/tests/support/tiny-checkpoint";

const SOLUTION = ["<thinking>as ever</thinking><solution>\n", "```python\n", "print(input())  # ms=5\n", "```\n", "</solution>"].join("");
/** PyTorch takes seconds to load on an idle host, and minutes on one that is not. */
const PATIENCE_MS = 600_000;

let bench: ServiceBench;
let dataDir: string;
let serving: Serving;
let owner: UserActor;
let sourceId: string;
let profileId: string;

describe.skipIf(whyNoServing !== null)(`a checkpoint served by transformers${whyNoServing === null ? "" : `: ${whyNoServing}`}`, () => {
  beforeAll(async () => {
    bench = await startServiceBench();
    dataDir = await mkdtemp(path.join(tmpdir(), "afterburner-serving-"));
    await lendServeEnvironment(dataDir);
    const folder = path.join(dataDir, "tiny");
    writeTinyCheckpoint(folder, SOLUTION);
    const env = readEnv({ NODE_ENV: "test", DATA_DIR: dataDir });
    const launch = transformersLauncher({ dataDir, onProgress: () => undefined, startMs: PATIENCE_MS });
    serving = await createServing({ env, db: bench.db, launch, log: { info: () => undefined, warn: () => undefined } });
    owner = await person(bench.ctx, "admin");
    const imported = await problemSet([problem("a"), problem("b")]);
    await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
    ({ id: profileId } = await bench.db.measurementProfile.create({ data: { hash: "p", details: {} } }));
    const never = () => Promise.reject(new Error("not asked for here"));
    const sources = { seal: never, checkUrl: never, checkpoints: { onHub: never, fromArchive: never, remove: never, atPath: inspectPath } };
    ({ id: sourceId } = await createCheckpoint({ ctx: { ...as(bench.ctx, owner), sources }, input: { fields: { kind: "path", path: folder, name: "tiny", model: "Tiny" } } }));
  }, PATIENCE_MS);
  afterAll(async () => {
    await serving?.close();
    await bench?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = () => createRun({ ctx: as(bench.ctx, owner), input: { fields: { sourceId, set: "trial", objective: "time", iterations: 2, maxOutputTokens: 64 } } });
  const work = () => drive({ bench, profileId, endpointOf: serving.endpointOf, judge: (code) => (code.includes("ms=5") ? judged("AC", 5) : judged("WA")) });
  const view = (id: string) => getRun({ ctx: as(bench.ctx, owner), input: { id } });

  it("is asked over two iterations, and its answers are judged", async () => {
    const { id } = await start();
    await work();
    const run = await view(id);
    expect(run).toMatchObject({ state: "done", steps: { done: 6, total: 6 } });
    const answers = await bench.db.generation.findMany({ where: { runId: id }, select: { completion: true, finishReason: true, isWellFormed: true, outputTokens: true } });
    expect(answers).toEqual(Array(6).fill({ completion: SOLUTION, finishReason: "stop", isWellFormed: true, outputTokens: 2 }));
    expect(await bench.db.submission.count({ where: { runId: id } })).toBe(3);
  }, PATIENCE_MS);

  it("pauses its run with the end of the log when its server is killed, and goes on when the run is resumed", async () => {
    const [name = ""] = await readdir(runsFolder(dataDir));
    const { server } = JSON.parse(await readFile(path.join(runsFolder(dataDir), name, "server.json"), "utf8")) as { server: { pid: number } };
    const { id } = await start();
    // A group of its own: everything that it started goes with it.
    let kills = 0;
    const endpointOf: Serving["endpointOf"] = async (source, signal) => {
      const served = await serving.endpointOf(source, signal);
      if (kills++ === 0) process.kill(-server.pid, "SIGKILL");
      return served;
    };
    await drive({ bench, profileId, endpointOf, judge: () => judged("WA") });
    expect(await view(id)).toMatchObject({ state: "paused", stateReason: expect.stringMatching(/model server was ended by SIGKILL/) });
    await resumeRun({ ctx: as(bench.ctx, owner), input: { id } });
    await work();
    expect(await view(id)).toMatchObject({ state: "done", steps: { done: 6, total: 6 } });
  }, PATIENCE_MS);

  it("leaves no process and no folder behind when its worker stops", async () => {
    const [name = ""] = await readdir(runsFolder(dataDir));
    const { server } = JSON.parse(await readFile(path.join(runsFolder(dataDir), name, "server.json"), "utf8")) as { server: { pid: number } };
    await serving.close();
    expect(() => process.kill(server.pid, 0)).toThrow("ESRCH");
    expect(await readdir(runsFolder(dataDir))).toEqual([]);
  });
});
