import { describe, expect, it } from "vitest";
import { TRAINING_PRESETS, trainingPreset } from "@/lib/core/training/presets";
import { trainingPlanSchema, type TrainingPlanInput } from "@/lib/core/training/plan";

const SOME = "0198b5a0-0000-7000-8000-000000000000";

/** The plan once the checkpoint is chosen. */
function chosen(plan: TrainingPlanInput): TrainingPlanInput {
  return plan.model.kind === "checkpoint" ? { ...plan, model: { kind: "checkpoint", checkpointId: SOME } } : plan;
}

describe("presets", () => {
  it.each(TRAINING_PRESETS)("$id is a plan that can be started, once its checkpoint is chosen", ({ plan, needsCheckpoint }) => {
    expect(trainingPlanSchema.safeParse(chosen(plan)).error?.issues).toBeUndefined();
    expect(trainingPlanSchema.safeParse(plan).success).toBe(!needsCheckpoint);
  });

  it("say that they need a GPU exactly where they compute on one", () => {
    for (const { plan, needsGpu } of TRAINING_PRESETS) expect(trainingPlanSchema.parse(chosen(plan)).hardware.device).toBe(needsGpu ? "cuda" : "cpu");
  });

  it("have the paper's settings under the paper's name", () => {
    expect(trainingPlanSchema.parse(trainingPreset("paper-grpo-3b")?.plan)).toMatchObject({
      model: { hubId: "Qwen/Qwen2.5-Coder-3B" }, optimizer: { learningRate: 1e-6 }, data: { maxPromptTokens: 2048 }, checkpoints: { everySteps: 10 },
      grpo: { promptsPerStep: 32, completionsPerPrompt: 32, maxCompletionTokens: 8192, temperature: 1, beta: 0, reward: "paper" },
    });
  });

  it("are told apart by their ids", () => {
    expect(new Set(TRAINING_PRESETS.map(({ id }) => id)).size).toBe(TRAINING_PRESETS.length);
    expect(trainingPreset("no-such")).toBeNull();
    expect(trainingPreset(null)).toBeNull();
  });
});
