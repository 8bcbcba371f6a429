import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { waitForExit } from "@/lib/infra/processes";
import { requireDocker } from "@/lib/monolith";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import { ROOT, workerArgs } from "@/lib/infra/build/step";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { until } from "@/tests/support/until";

const INSTANCE = `worker-killed-${process.pid}`;
const SAMPLES_PER_PROBLEM = 12;

let bench: ServiceBench;
let dataDir: string;
const children: ChildProcess[] = [];
const output: string[] = [];

beforeAll(async () => {
  bench = await startServiceBench();
  dataDir = await mkdtemp(path.join(ROOT, ".data-test-"));
});

afterAll(async () => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  await bench.close();
  await rm(dataDir, { recursive: true, force: true });
});

function startWorker(): ChildProcess {
  const env = { ...process.env, NODE_ENV: "production" as const, DATABASE_URL: bench.url, DATA_DIR: dataDir, AFTERBURNER_INSTANCE: INSTANCE, DRIFT_TOLERANCE: "10", SANDBOX_LANGUAGES: "python3" };
  const child = spawn(process.execPath, workerArgs("workers/judge.ts"), { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  children.push(child);
  return child;
}

const executions = (id: string) => bench.db.execution.count({ where: { sample: { submissionId: id } } });

async function submit(): Promise<string> {
  const imported = await problemSet(["a", "b", "c"].map((slug) => problem(slug)));
  await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
  const lines = ["a", "b", "c"].flatMap((slug) =>
    Array.from({ length: SAMPLES_PER_PROBLEM }, (_, i) => ({ problem: slug, language: "python", code: i === 0 ? "print('no')" : `print(input())  # ${i}` })),
  );
  const bytes = new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join("\n"));
  const { id } = await createSubmission({ ctx: bench.ctx, input: { bytes, fileName: "s.jsonl", fields: { set: "trial", model: "m", method: "vanilla" } } });
  return id;
}

async function containersOf(instance: string): Promise<string[]> {
  const docker = await requireDocker();
  const list = await docker.listContainers({ all: true, filters: { label: [`afterburner.sandbox=${instance}`] } });
  return list.map((container) => container.Id);
}

describe("a judge worker killed in the middle", () => {
  it("loses nothing, counts nothing twice, and leaves no container once its successor has stopped", async () => {
    const id = await submit();
    const first = startWorker();
    await until("the first worker has judged something", async () => ((await executions(id)) >= 3 ? true : null));
    first.kill("SIGKILL");
    await waitForExit(first, 10_000);
    const judgedByFirst = await executions(id);
    expect(judgedByFirst).toBeLessThan(3 * SAMPLES_PER_PROBLEM);

    const second = startWorker();
    const view = await until("the submission is scored", async () => {
      const now = await getSubmission({ ctx: bench.ctx, input: { id } });
      return now.state === "scored" ? now : null;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${output.slice(-30).join("")}`);
    });

    expect(view).toMatchObject({ doneCount: 36, sampleCount: 36, verdictCounts: { AC: 33, WA: 3 } });
    expect(await executions(id)).toBe(36);
    expect(view.scores?.passAt1.mean).toBeCloseTo(11 / 12);

    second.kill("SIGTERM");
    expect(await waitForExit(second, 60_000)).toBe(true);
    expect(second.exitCode).toBe(0);
    expect(await containersOf(INSTANCE)).toEqual([]);
  });
});
