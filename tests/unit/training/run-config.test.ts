import { describe, expect, it } from "vitest";
import { eventsRequestSchema, runConfigSchema, rowsPerStep, type RunConfigInput } from "@/lib/core/training";

const shared = { version: 1, model: { kind: "pretrained", path: "base" }, data: { problems: "problems.jsonl" }, output: "run", steps: 10 } as const;
const grpo: RunConfigInput = { ...shared, method: "grpo", grpo: { sandbox: { set: "starter" } } };
const onCpu = { device: "cpu", bf16: false } as const;

const faultsOf = (value: unknown): string[] => runConfigSchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("a run file", () => {
  it("says with its defaults what the paper's GRPO does, but for the dead zone", () => {
    const config = runConfigSchema.parse(grpo);
    expect(config).toMatchObject({
      optimizer: { learningRate: 1e-6 },
      data: { maxPromptTokens: 2048 },
      checkpoints: { everySteps: 10 },
      grpo: { promptsPerStep: 32, completionsPerPrompt: 32, temperature: 1, maxCompletionTokens: 8192, beta: 0, reward: "guarded" },
    });
    expect(rowsPerStep(config)).toBe(1024);
  });

  it.each<[string, unknown, string]>([
    ["a field that there is not", { ...grpo, learningRate: 1 }, "learningRate"],
    ["settings of another method", { ...grpo, sft: {} }, "sft"],
    ["a batch that micro batches do not fill", { ...shared, method: "sft", sft: { batch: 30 } }, "hardware.microBatch: must divide the 30 rows of a step"],
    ["bf16 on a CPU", { ...grpo, hardware: { device: "cpu" } }, "hardware.bf16: must be off on a CPU"],
    ["a tiny model whose heads do not fit", { ...grpo, hardware: onCpu, model: { kind: "tiny", hidden: 30 } }, "model.hidden: must be a multiple of heads"],
    ["a group of one", { ...grpo, grpo: { sandbox: { set: "s" }, completionsPerPrompt: 1 } }, "grpo.completionsPerPrompt"],
  ])("with %s is refused by name", (_what, value, said) => {
    expect(faultsOf(value).join("; ")).toContain(said);
  });
});

describe("events of a run", () => {
  const event = { seq: 1, step: 0, ts: "2026-01-01T00:00:00.000000+00:00", kind: "metrics", data: { loss: null } };

  it("may hold metrics that are no numbers, as null", () => {
    expect(eventsRequestSchema.safeParse({ events: [event] }).success).toBe(true);
  });

  it.each([{ seq: 0 }, { seq: 1.5 }, { step: -1 }, { ts: "yesterday" }, { kind: "rumour" }, { data: { loss: "low" } }, { more: 1 }])("with %j are refused", (change) => {
    expect(eventsRequestSchema.safeParse({ events: [{ ...event, ...change }] }).success).toBe(false);
  });
});
