import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { believe, judgeByScript } from "@/bench/improvement/judge";
import { importMadeUp } from "@/bench/improvement/set";
import { ROOT } from "@/lib/infra/build/step";
import { createRun } from "@/lib/services/improvement/createRun";
import { getRun } from "@/lib/services/improvement/getRun";
import type { UserActor } from "@/lib/services/accounts/access";
import { as, person } from "@/tests/support/accounts";
import { answer, promptOf } from "@/tests/support/improvement";
import { startModelServer, type ModelServer } from "@/tests/support/model-server";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { callerOf } from "./support/callers";
import { workersOn, type Workers } from "./support/workers";

/** More than one worker holds at once: another has a part in it for certain. */
const PROBLEMS = 72;
const ITERATIONS = 1;
const FIRST_MS = 1000;
const SECOND_MS = 200;
/** Iteration, Pass@1, Beyond-T. References take 100 and 800 ms. */
const CURVE = [[0, 1, 0], [1, 1, 0.5]];

let bench: ServiceBench;
let owner: UserActor;
let workers: Workers;
let server: ModelServer;
let dataDir: string;
let judging: Promise<void>;
const children: ChildProcess[] = [];
const stopped = new AbortController();
/** Whoever asked, by what was asked: a problem, and the time that the prompt gave of its solution. */
const askers = new Map<string, (number | null)[]>();
const mayAnswer = Promise.withResolvers<void>();

beforeAll(async () => {
  bench = await startServiceBench();
  dataDir = await mkdtemp(path.join(ROOT, ".data-test-"));
  owner = await person(bench.ctx);
  const profileId = await importMadeUp(bench.ctx, "trial", PROBLEMS);
  server = await startModelServer(async (asked) => {
    const prompt = promptOf(asked);
    const problem = /## Problem: (.+)/.exec(prompt)?.[1] ?? "";
    const told = Number(/Run time: ([\d.]+) ms/.exec(prompt)?.[1] ?? 0);
    const key = `${problem} after ${told}`;
    askers.set(key, [...(askers.get(key) ?? []), callerOf(asked.callerPort, children.map(({ pid }) => pid ?? 0))]);
    // Answers of the first improvement are held back.
    if (told === FIRST_MS) await mayAnswer.promise;
    return answer(`# ${problem} ms=${told === 0 ? FIRST_MS : SECOND_MS}`);
  });
  judging = judgeByScript({ ctx: bench.ctx, boss: bench.boss, profileId, judge: believe }, stopped.signal);
  workers = workersOn({ databaseUrl: bench.url, dataDir, instance: `shared-${process.pid}`, secret: "s".repeat(40), env: { ALLOWED_PRIVATE_HOSTS: "127.0.0.1" } });
  for (let i = 0; i < 3; i++) children.push(workers.start("workers/generate.ts"));
  await workers.wait("three workers beat", async () => ((await bench.db.worker.count({ where: { kind: "generate" } })) === 3 ? true : null));
});
afterAll(async () => {
  await workers?.stop();
  stopped.abort();
  await judging;
  await server?.close();
  await bench?.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function startRun(): Promise<string> {
  const model = await bench.db.model.create({ data: { slug: "m", name: "M" } });
  const source = await bench.db.modelSource.create({ data: { ownerId: owner.id, modelId: model.id, kind: "endpoint", name: "M", baseUrl: server.baseUrl, remoteModel: "m" } });
  return (await createRun({ ctx: as(bench.ctx, owner), input: { fields: { sourceId: source.id, set: "trial", objective: "time", iterations: ITERATIONS } } })).id;
}

/** Whoever waits for an answer of the first improvement. */
const waiting = () => [...askers].filter(([key]) => key.endsWith(` after ${FIRST_MS}`));

/** What was answered and stored, as `askers` names it. */
async function storedKeys(runId: string): Promise<Set<string>> {
  const generations = await bench.db.generation.findMany({ where: { runId, state: { not: "asked" } }, select: { iteration: true, chain: { select: { problem: { select: { title: true } } } } } });
  return new Set(generations.map(({ iteration, chain }) => `${chain.problem.title} after ${iteration === 0 ? 0 : FIRST_MS}`));
}

describe("three generate workers that share a run", () => {
  it("ask for every step once, but for what one was waiting for that is killed, and give the curve of one worker", async () => {
    const id = await startRun();
    const pids = await workers.wait("two of them wait for answers", async () => {
      const by = new Set(waiting().flatMap(([, askedBy]) => askedBy.filter((pid) => pid !== null)));
      return by.size >= 2 ? by : null;
    });
    const first = children.find(({ pid }) => pids.has(pid ?? 0));
    if (first) await workers.kill(first);
    const asked = new Map(askers);
    const stored = await storedKeys(id);
    mayAnswer.resolve();

    const run = await workers.wait("the run is done and scored", async () => {
      const now = await getRun({ ctx: as(bench.ctx, owner), input: { id } });
      if (now.state === "paused" || now.state === "failed") throw new Error(`${now.state}: ${now.stateReason}`);
      return now.state === "done" && now.curve.length === ITERATIONS + 1 ? now : null;
    });
    expect(run.curve.map(({ iteration, passAt1, beyondT }) => [iteration, passAt1, beyondT])).toEqual(CURVE);
    expect(new Set([...askers.values()].flat()).size, "workers that asked").toBeGreaterThan(1);
    expect(askers.size).toBe(PROBLEMS * (ITERATIONS + 1));
    // A call that came just before the end may have been read after it: its caller was gone by then.
    const lost = [...asked].filter(([key, [by]]) => !stored.has(key) && [first?.pid ?? 0, null].includes(by ?? null)).map(([key]) => key);
    expect(lost.length).toBeGreaterThan(0);
    const twice = [...askers].filter(([, by]) => by.length > 1).map(([key]) => key);
    expect(twice.sort()).toEqual(lost.sort());
    expect([...askers.values()].every((by) => by.length <= 2)).toBe(true);
    // What came is counted once.
    expect(run.usage).toMatchObject({ inputTokens: 100 * PROBLEMS * (ITERATIONS + 1), outputTokens: 50 * PROBLEMS * (ITERATIONS + 1) });
  });
});
