import type { TrainingEvent } from "@/lib/core/training";
import type { CreateTraining } from "@/lib/core/views/training";
import type { Ctx } from "@/lib/services/context";
import { createTraining } from "@/lib/services/training/createTraining";
import { storeEvents } from "@/lib/services/training/storeEvents";
import { seeded } from "./made-up";

type Unnumbered = TrainingEvent extends infer Event ? (Event extends TrainingEvent ? Omit<Event, "seq" | "ts"> : never) : never;

export const GRPO: CreateTraining = {
  name: "small model on Starter", modelName: "made-up/learner", set: "starter", preset: "small-grpo-lora",
  plan: { method: "grpo", steps: 120, model: { kind: "hub", hubId: "Qwen/Qwen2.5-Coder-1.5B-Instruct" }, grpo: { promptsPerStep: 8, completionsPerPrompt: 8, sandbox: { set: "starter" } } },
};
export const SFT: CreateTraining = { name: "cold start", modelName: "made-up/learner", set: "starter", plan: { method: "sft", steps: 60, model: { kind: "tiny" }, hardware: { device: "cpu", bf16: false }, sft: {} } };

/** A run as its trainer would have reported it; `tell` goes on where it left off. */
export class MadeUpRun {
  private seq = 0;

  private constructor(private readonly ctx: Ctx, readonly id: string) {}

  static async start(ctx: Ctx, fields: CreateTraining): Promise<MadeUpRun> {
    const { id } = await createTraining({ ctx, input: { fields } });
    await ctx.db.trainingRun.update({ where: { id }, data: { state: "starting", attempt: 1, startedAt: new Date() } });
    const run = new MadeUpRun(ctx, id);
    await run.tell([{ kind: "status", step: 0, data: { state: "started", message: "Training begins.", code: null } }]);
    return run;
  }

  async tell(events: readonly Unnumbered[]): Promise<void> {
    const numbered = events.map((event) => ({ ...event, seq: ++this.seq, ts: new Date().toISOString() }) as TrainingEvent);
    for (let from = 0; from < numbered.length; from += 500) await storeEvents({ ctx: this.ctx, input: { runId: this.id, events: numbered.slice(from, from + 500) } });
  }
}

/** Steps of a GRPO run that learns, with samples and a checkpoint now and then. */
export function grpoSteps(from: number, to: number, seed = 3): Unnumbered[] {
  const random = seeded(seed + from);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((step): Unnumbered[] => {
    const learned = 1 - Math.exp(-step / 50);
    const near = (value: number, spread: number) => value + (random() - 0.5) * spread;
    return [
      {
        kind: "metrics", step,
        data: {
          reward: near(0.05 + 0.5 * learned, 0.1), correctness_mean: near(0.1 + 0.4 * learned, 0.1), efficiency_mean: near(0.5 * learned, 0.1), format_rate: near(0.9, 0.1), pass_rate: near(0.4 + 0.4 * learned, 0.1),
          new_pass: near(0.1, 0.05), degraded: near(0.05, 0.05), eff_gain_mean: step % 7 === 0 ? null : near(0.3 * learned, 0.1), frac_reward_zero_std: 0, "groups/below_noise": near(0.2, 0.1),
          entropy: near(1.2 - 0.7 * learned, 0.1), kl: near(0.02 * learned, 0.01), "clip_ratio/region_mean": near(0.01, 0.01), "completions/clipped_ratio": near(0.05, 0.05), "completions/mean_length": near(300, 60),
          "completions/max_length": 512, unique_code_frac: near(0.8, 0.1), no_program: near(0.02, 0.02), eff_implausible: 0, loss: near(0, 0.02), grad_norm: near(0.5, 0.3), learning_rate: 1e-5,
          "sandbox/p50": near(0.2, 0.05), "sandbox/p95": near(0.9, 0.2), "sandbox/timeout": 0.01, "sandbox/infra_error": 0, "time/step": near(20, 2), "time/generation": near(9, 1), "time/sandbox": near(6, 1), num_tokens: step * 5000,
        },
      },
      ...(step % 5 === 0 ? [sampleAt(step)] : []),
      ...(step % 20 === 0 ? [{ kind: "checkpoint" as const, step, data: { path: `/runs/x/run/checkpoints/checkpoint-${step}`, bytes: 3_200_000_000, isFinal: false } }] : []),
    ];
  });
}

function sampleAt(step: number): Unnumbered {
  const isRight = step % 10 === 0;
  return {
    kind: "sample", step,
    data: {
      problem: "counting-out", objective: "time", prompt: "You improve programs.\n\n## Problem: Counting out\n\nA circle of people, every third leaves.",
      completion: `<thinking>A queue is enough.</thinking><solution>\n\`\`\`python\nclass Solution:\n    def last(self, n: int) -> int:\n        return ${step}\n\`\`\`\n</solution>`,
      verdict: isRight ? "AC" : "WA", reward: isRight ? 0.61 : -0.25, format: 1, correctness: isRight ? 0.5 : -0.5, efficiency: isRight ? 0.42 : 0,
      wallNs: isRight ? 12_400_000 : null, peakBytes: isRight ? 11_000_000 : null, integralByteSeconds: isRight ? 130_000 : null,
    },
  };
}

export function sftSteps(from: number, to: number): Unnumbered[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).map((step) => ({
    kind: "metrics" as const, step, data: { loss: 3 * Math.exp(-step / 20), mean_token_accuracy: 1 - 0.8 * Math.exp(-step / 20), grad_norm: 1.5, learning_rate: 3e-3 * (1 - step / 60), entropy: 2 * Math.exp(-step / 30), "time/step": 0.12 },
  }));
}

/** Gives checkpoints of a run the scores of submissions that are there, as their evaluations would. */
export async function scoreCheckpoints(ctx: Ctx, runId: string, ownerId: string, submissionIds: readonly string[]): Promise<void> {
  const { setId, modelId } = await ctx.db.trainingRun.findUniqueOrThrow({ where: { id: runId } });
  const source = await ctx.db.modelSource.create({ data: { ownerId, modelId, kind: "endpoint", name: "checkpoints", baseUrl: "http://127.0.0.1:9", remoteModel: "m" } });
  const checkpoints = await ctx.db.trainingCheckpoint.findMany({ where: { runId }, orderBy: { step: "asc" }, take: submissionIds.length });
  for (const [index, { id }] of checkpoints.entries()) {
    const evaluation = await ctx.db.improvementRun.create({ data: { ownerId, sourceId: source.id, setId, objective: "both", iterations: 0, promptVersion: 1, state: "done", problemCount: 3 } });
    await ctx.db.submission.update({ where: { id: submissionIds[index] ?? "" }, data: { runId: evaluation.id, iteration: 0 } });
    await ctx.db.trainingCheckpoint.update({ where: { id }, data: { evaluationId: evaluation.id, evaluationAskedAt: new Date() } });
  }
}
