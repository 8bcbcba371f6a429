import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { ROOT } from "@/lib/infra/build/step";
import { env } from "@/lib/infra/env";
import { runFile } from "@/lib/infra/processes";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { ensureTrainerPython } from "@/scripts/test/trainer";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { startWeb, type RunningWeb } from "../support/web";
import { startWorker, type RunningWorker } from "./support";

const trainer = await ensureTrainerPython({ dataDir: env().DATA_DIR, mayInstall: false, onProgress: () => undefined });
if ("missing" in trainer) console.warn(`The trainer is not tried on a running service: ${trainer.missing}`);

const SLOW = "n = 0\nfor i in range(3_000_000):\n    n += i\nprint(input())\n";
const FAST = "print(input())\n";
const WRONG = "print(0)\n";

let bench: ServiceBench;
let worker: RunningWorker;
let web: RunningWeb;
let folder: string;

const scoredSchema = z.object({
  reward: z.object({ total: z.number(), format: z.number(), correctness: z.number(), efficiency: z.number(), gain: z.number().nullable() }).nullable(),
  verdict: z.string().nullable(),
});

const completion = (code: string) => `<thinking>\n</thinking>\n<solution>\n\`\`\`python\n${code}\`\`\`\n</solution>`;

describe.skipIf("missing" in trainer)("the trainer, on a running service", () => {
  beforeAll(async () => {
    bench = await startServiceBench();
    const imported = await problemSet([problem("echo", 0)]);
    await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
    worker = await startWorker(bench.url, `trainer-${process.pid}`);
    web = await startWeb(bench.url, { EXECUTION_ACCESS: "open" });
    folder = await mkdtemp(path.join(os.tmpdir(), "trainer-"));
  });
  afterAll(async () => {
    await web?.stop();
    await worker?.stop();
    await bench?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it("rewards what the sandbox measures: right before wrong, lean before slow, and what is no program as a failure", async () => {
    const rows = [
      { original: "slow", completion: completion(FAST) },
      { original: "slow", completion: completion(WRONG) },
      { original: "slow", completion: "I do not know." },
      { original: "wrong", completion: completion(FAST) },
      { original: "wrong", completion: completion(WRONG) },
    ];
    const [better, worse, none, mended, wrongStill] = await score(rows.map((row) => ({ problem: "echo", objective: "time", ...row })));
    expect([better?.verdict, worse?.verdict, none?.verdict, mended?.verdict, wrongStill?.verdict]).toEqual(["AC", "WA", null, "AC", "WA"]);
    expect([better, worse, none, mended, wrongStill].map((one) => one?.reward?.correctness)).toEqual([0.5, -1, -1, 1, -0.5]);
    expect(better?.reward?.gain).toBeGreaterThan(0.5);
    expect(none?.reward?.total).toBe(-0.5);
    expect(mended?.reward?.total).toBeCloseTo(0.89, 2);
  });
});

/** What `python -m trainer.score` says of completions. */
async function score(rows: object[]): Promise<z.infer<typeof scoredSchema>[]> {
  const reference = (id: string, code: string, verdict: string) => ({ id, code, verdict, reason: "", figures: verdict === "AC" ? { wallNs: 1e9, peakBytes: 1e7, integralByteSeconds: 1e7 } : null });
  const problemRow = {
    problem: "echo", title: "Echo", statement: "Say it again.", language: "python3", starterCode: null, profile: "elsewhere",
    references: [reference("slow", SLOW, "AC"), reference("wrong", WRONG, "WA")],
  };
  const run = {
    version: 1, method: "grpo", model: { kind: "tiny" }, data: { problems: "problems.jsonl" }, output: "run", steps: 1,
    grpo: { sandbox: { set: "trial", deadlineSeconds: 90 } },
  };
  const file = (name: string) => path.join(folder, name);
  await writeFile(file("problems.jsonl"), JSON.stringify(problemRow));
  await writeFile(file("run.json"), JSON.stringify(run));
  await writeFile(file("completions.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
  const { stdout } = await runFile("python" in trainer ? trainer.python : "", ["-m", "trainer.score", file("run.json"), file("completions.jsonl")], {
    cwd: ROOT,
    env: { ...process.env, SANDBOX_URL: web.url },
  });
  return stdout.trim().split("\n").map((line) => scoredSchema.parse(JSON.parse(line)));
}
