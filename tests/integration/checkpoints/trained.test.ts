import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { generationPrompt, improvementPrompt, solutionIn, type ChatMessage, type PromptProblem } from "@/lib/core/improvement";
import type { RunConfigInput, TrainingProblem } from "@/lib/core/training";
import { ROOT } from "@/lib/infra/build/step";
import { inspectPath } from "@/lib/infra/checkpoints";
import { readEnv } from "@/lib/infra/env";
import { transformersLauncher, type ModelServer } from "@/lib/infra/model-servers";
import { runFile } from "@/lib/infra/processes";
import { installedPython } from "@/lib/infra/python";
import { installedTrainerEnvironment } from "@/lib/infra/training";
import { lendServeEnvironment, whyNoServing } from "@/tests/support/tiny-checkpoint";

const installed = await installedTrainerEnvironment(readEnv(process.env, ROOT).DATA_DIR);
const whyNot = whyNoServing ?? (installed === null ? "the trainer's packages are not installed (npm test -- trainer installs them)" : null);
/** PyTorch takes seconds to load on an idle host, and minutes on one that is not. */
const PATIENCE_MS = 600_000;

const CODES: Record<string, string> = { "Stair Bricks": "def solve(n):\n    return n * (n + 1) // 2\n", "Fence Posts": "def solve(n, k):\n    return n // k\n" };
const figures = { wallNs: 5e6, peakBytes: 9e6, integralByteSeconds: 4.5e4 };
const problems = Object.entries(CODES).map(([title, code]): TrainingProblem => ({
  problem: title.toLowerCase().replace(" ", "-"), title, statement: `What is ${title}?`, language: "python3", starterCode: "def solve(n):\n", profile: "p",
  references: [{ id: "r1", code, verdict: "AC", reason: "", figures }],
}));
const run: RunConfigInput = {
  version: 1, method: "sft", objectives: ["both", "time"], steps: 60, output: "run", model: { kind: "tiny", layers: 1, hidden: 64, heads: 2, keyValueHeads: 1, feedForward: 128, vocabulary: 300 },
  data: { problems: "problems.jsonl", promptStyle: "problem_token" }, optimizer: { learningRate: 0.01 }, checkpoints: { everySteps: 60 },
  hardware: { device: "cpu", bf16: false, gradientCheckpointing: false, microBatch: 8, threads: 1 }, sft: { batch: 8 },
};

describe.skipIf(whyNot !== null)(`a tiny model of the trainer${whyNot === null ? "" : `: ${whyNot}`}`, () => {
  let folder: string;
  let server: ModelServer;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "afterburner-trained-"));
    await lendServeEnvironment(folder);
    await writeFile(path.join(folder, "problems.jsonl"), problems.map((problem) => JSON.stringify(problem)).join("\n"));
    await writeFile(path.join(folder, "run.json"), JSON.stringify(run));
    const python = installedPython(installed ?? "") ?? "";
    const env = { ...process.env, HF_HUB_OFFLINE: "1", OMP_NUM_THREADS: "1" };
    await runFile(python, ["-m", "trainer", path.join(folder, "run.json")], { cwd: ROOT, env });
    await runFile(python, ["-m", "trainer.export", path.join(folder, "run/checkpoints/checkpoint-60"), path.join(folder, "exported")], { cwd: ROOT, env });
    const launch = transformersLauncher({ dataDir: folder, onProgress: () => undefined, startMs: PATIENCE_MS });
    server = await launch({ key: "trained", folder: path.join(folder, "exported"), signal: AbortSignal.timeout(PATIENCE_MS) });
  }, PATIENCE_MS);
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("is a checkpoint that chats, as any other", async () => {
    expect(await inspectPath(path.join(folder, "exported"))).toMatchObject({ facts: { architecture: "Qwen2ForCausalLM", hasChatTemplate: true } });
  });

  const prompts = problems.flatMap(({ title, statement, starterCode }): [string, string, ChatMessage[]][] => {
    const problem: PromptProblem = { title, statement, language: "python3", starterCode };
    const feedback = { verdict: "WA" as const, reason: "It prints 3.", figures: null };
    return [
      ["for a first solution", title, generationPrompt(problem, "both")],
      ["for a better solution", title, improvementPrompt({ problem, code: "print(3)", feedback, objective: "time", ablation: { feedback: true, originalCode: true } })],
    ];
  });
  it.each(prompts)("answers a whole prompt %s of %s with the program that it learned, in the form that is asked for", async (_, title, messages) => {
    const answer = await fetch(`${server.baseUrl}/chat/completions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ model: server.model, messages, max_tokens: 80, temperature: 0.1, ...server.parameters }),
    });
    const { choices } = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string() })) }).parse(await answer.json());
    expect(choices.map(({ message, finish_reason }) => [solutionIn(message.content, "python3")?.code, finish_reason])).toEqual([[CODES[title], "stop"]]);
  }, PATIENCE_MS);
});
