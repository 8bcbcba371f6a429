import { describe, expect, it } from "vitest";
import { estimateRun, fitsInto } from "@/lib/core/training/estimate";
import { billionsInName, shapeOfSize, tinyShape } from "@/lib/core/training/modelShape";
import { trainingPlanSchema, type TrainingPlanInput } from "@/lib/core/training/plan";
import { trainingPreset } from "@/lib/core/training/presets";
import { PROOF } from "@/lib/core/training/proof";
import { tinyModelSchema } from "@/lib/core/training/run";

const GB = 1e9;
const plan = (change: object = {}, id = "paper-grpo-3b") => trainingPlanSchema.parse({ ...trainingPreset(id)?.plan, ...change } as TrainingPlanInput);

describe("the shape of a model", () => {
  it.each([[0.5, 0.494], [1.5, 1.544], [3, 3.086], [7, 7.616], [14, 14.77], [32, 32.764]])("of Qwen2.5 %s B has the %s billion parameters of its card", (size, card) => {
    expect(shapeOfSize(size).parameters / 1e9).toBeCloseTo(card, 2);
  });

  it("of another size has that many parameters and the widths of the nearest", () => {
    expect(shapeOfSize(8.9)).toMatchObject({ parameters: 8.9e9, hidden: 3584 });
  });

  it("of the tiny one has the 0.94 million parameters that were counted", () => {
    expect(tinyShape(tinyModelSchema.parse({ kind: "tiny" })).parameters / 1e6).toBeCloseTo(0.94, 2);
  });

  it.each([
    ["Qwen/Qwen2.5-Coder-3B", 3], ["Qwen/Qwen2.5-Coder-0.5B-Instruct", 0.5], ["HuggingFaceTB/SmolLM2-135M", 0.135], ["/models/codellama-13b", 13], ["bigcode/starcoder", null], ["Qwen/Qwen2.5-Coder", null],
  ])("%s tells a size of %s billion", (name, billions) => {
    expect(billionsInName(name)).toBe(billions);
  });
});

describe("an estimate", () => {
  it("counts rollouts, sandbox runs and tokens of the paper's setting", () => {
    expect(estimateRun(plan({ steps: 10 }), null)).toMatchObject({
      memory: null, rollouts: 10 * 1024, executions: 10 * (1024 + 32), generatedTokens: 10 * 1024 * 8192, trainedTokens: 10 * 1024 * (2048 + 8192),
    });
  });

  it("takes sixteen bytes a parameter where all weights are trained, and two more for a copy in bfloat16 to compute with", () => {
    const shape = shapeOfSize(3);
    for (const [hardware, bytes] of [[{}, 18], [{ device: "cpu", bf16: false }, 16]] as const) {
      const { memory } = estimateRun(plan({ hardware: { microBatch: 2, ...hardware } }), shape);
      expect(((memory?.weights ?? 0) + (memory?.gradients ?? 0) + (memory?.optimizer ?? 0)) / shape.parameters).toBeCloseTo(bytes, 6);
    }
  });

  it("takes the memory of keys and values of a token from the model's card: 36 KiB for 3 B", () => {
    expect(estimateRun(plan(), shapeOfSize(3)).memory?.perCompletionToken).toBe(1024 * 36 * 1024);
  });

  it("needs far less memory with adapters, and a second copy of the weights for DPO without them", () => {
    const shape = shapeOfSize(3);
    const [full, lora] = [estimateRun(plan({}, "dpo"), shape), estimateRun(plan({ tuning: { kind: "lora" } }, "dpo"), shape)];
    expect(full.memory?.weights).toBe(shape.parameters * (2 * 4 + 2));
    expect(lora.trained ?? 0).toBeLessThan(shape.parameters / 50);
    expect(lora.memory?.total ?? Infinity).toBeLessThan((full.memory?.total ?? 0) / 1.5);
    expect(lora.checkpointBytes ?? Infinity).toBeLessThan((full.checkpointBytes ?? 0) / 20);
  });

  it("counts SFT's rows, and nothing for the sandbox", () => {
    const { steps, sft } = PROOF.runs.sft;
    expect(estimateRun(plan({}, "cpu-sft"), null)).toMatchObject({ rollouts: 0, executions: 0, generatedTokens: 0, trainedTokens: steps * sft.batch * sft.maxTokens });
  });
});

describe("whether a run fits", () => {
  const shape = shapeOfSize(3);
  const memoryOf = (chosen: ReturnType<typeof plan>) => {
    const { memory } = estimateRun(chosen, shape);
    if (memory === null) throw new Error("no memory");
    return memory;
  };

  it("is told of the small adapters on a GPU of 80 GB", () => {
    const small = plan({}, "small-grpo-lora");
    expect(fitsInto(memoryOf(small), 80 * GB)).toEqual({ kind: "fits" });
  });

  it("depends on how long prompts and completions are where all of a step are generated at once", () => {
    const fit = fitsInto(memoryOf(plan()), 150 * GB);
    if (fit.kind !== "fits_short") throw new Error(fit.kind);
    expect(fit.rowTokens).toBeLessThan(2048 + 8192);
    const { memory } = estimateRun(plan({ data: { maxPromptTokens: fit.rowTokens - 200 }, grpo: { sandbox: { set: "starter" }, maxCompletionTokens: 200 } }), shape);
    expect(memory && fitsInto(memory, 150 * GB)).toEqual({ kind: "fits" });
  });

  it("is denied with what is missing where the weights alone are too large", () => {
    const fit = fitsInto(memoryOf(plan()), 16 * GB);
    expect(fit.kind === "too_large" && fit.missingBytes > 0).toBe(true);
  });
});
