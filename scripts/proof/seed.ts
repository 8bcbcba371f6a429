import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { toRunConfig, trainingPlanSchema } from "@/lib/core/training";
import { REPEATS } from "./measure";
import { runTrainer, train, type StepMetrics, type TrainerPlace } from "./python";
import { sampleSchema, type ProofSample } from "./report";
import type { ProofSettings } from "./settings";

/** Runs of one seed; all but the first begin with its result. */
export const RUNS = ["sft", "dpo", "grpo", "grpoShuffledControl", "sft2x", "dpo2x"] as const;
export type RunName = (typeof RUNS)[number];
const TWICE = ["sft2x", "dpo2x"] as const;
/** What SFT begins with: random weights. */
export const UNTRAINED = "untrained";
export type CheckpointName = RunName | typeof UNTRAINED;

export interface SeedResult {
  seed: number;
  samples: ProofSample[];
  steps: Partial<Record<RunName, StepMetrics[]>>;
  seconds: number;
  /** Runs that were left out because the time of the seed was over. */
  leftOut: RunName[];
}

export interface SeedOptions {
  seed: number;
  settings: ProofSettings;
  place: TrainerPlace;
  /** Holds problems.jsonl; runs go below it. */
  folder: string;
  /** Runs of twice the steps begin only while they end within this, in ms; Infinity: always. */
  budgetMs: number;
  nowMs: () => number;
}

/** Trains all methods with one seed, then draws from all checkpoints and has their programs measured in one batch. */
export async function runSeed(options: SeedOptions): Promise<SeedResult> {
  const { seed, place, nowMs, budgetMs } = options;
  const [began, folder] = [nowMs(), path.join(options.folder, `seed-${seed}`)];
  const steps: SeedResult["steps"] = {};
  const leftOut: RunName[] = [];
  const took = new Map<RunName, number>();
  for (const name of RUNS) {
    const estimateMs = isTwice(name) ? 2 * (took.get(name === "sft2x" ? "sft" : "dpo") ?? 0) + evaluationMs(options) : 0;
    if (isTwice(name) && nowMs() - began + estimateMs > budgetMs) {
      leftOut.push(name);
      continue;
    }
    const start = nowMs();
    place.say(`Seed ${seed}: ${name}`);
    await writeRun(name, path.join(folder, name), options);
    steps[name] = await train(place, name, path.join(folder, name));
    took.set(name, nowMs() - start);
  }
  const samples = await evaluate(folder, RUNS.filter((name) => steps[name] !== undefined), options);
  return { seed, samples, steps, seconds: (nowMs() - began) / 1000, leftOut };
}

function isTwice(name: RunName): boolean {
  return TWICE.some((one) => one === name);
}

/** About what drawing and measuring takes, from what it has taken. */
function evaluationMs({ settings }: SeedOptions): number {
  return settings.samplesPerProblem * 4000;
}

/** run.json of a run: the plan of its method with this seed, and what it begins with. */
async function writeRun(name: RunName, folder: string, { seed, settings }: SeedOptions): Promise<void> {
  const method = name === "sft2x" ? "sft" : name === "dpo2x" ? "dpo" : name === "grpoShuffledControl" ? "grpo" : name;
  const given = settings.runs[method];
  const plan = trainingPlanSchema.parse({
    ...given,
    seed,
    model: settings.tiny,
    steps: isTwice(name) ? 2 * given.steps : given.steps,
    ...(name === "grpoShuffledControl" && "grpo" in given ? { grpo: { ...(given.grpo as object), shuffleRewards: true } } : {}),
  });
  const model = method === "sft" ? ({ kind: "tiny" } as const) : { kind: "pretrained" as const, path: "../sft/run/final", revision: null };
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "run.json"), JSON.stringify(toRunConfig(plan, { model, problems: "../../problems.jsonl", output: "run" }), null, 1));
}

async function evaluate(folder: string, names: readonly RunName[], { seed, settings, place }: SeedOptions): Promise<ProofSample[]> {
  place.say(`Seed ${seed}: drawing ${settings.samplesPerProblem} programs of each problem from each of ${names.length + 1} checkpoints`);
  const out = path.join(folder, "samples.jsonl");
  const checkpoints = [`${UNTRAINED}=${path.join(folder, "sft/run.json")}`, ...names.map((name) => `${name}=${path.join(folder, name, "run/final")}`)];
  const args = [path.join(folder, "grpo/run.json"), ...checkpoints, "--samples", String(settings.samplesPerProblem), "--repeats", String(REPEATS), "--out", out];
  await runTrainer(place, "trainer.evaluate", args, path.join(folder, "evaluate.txt"));
  return (await readFile(out, "utf8")).trim().split("\n").map((line) => sampleSchema.parse(JSON.parse(line)));
}
