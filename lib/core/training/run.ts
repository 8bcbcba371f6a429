import { z } from "zod";
import { objectiveSchema, OBJECTIVES } from "../improvement";

/** Version of the run file: a trainer refuses one that it does not know. */
export const RUN_CONFIG_VERSION = 1;

export const TRAINING_METHODS = ["sft", "dpo", "grpo"] as const;
export type TrainingMethod = (typeof TRAINING_METHODS)[number];

const count = z.int().min(1);
const folder = z.string().min(1).max(1000);

export const tinyModelSchema = z
  .strictObject({
    kind: z.literal("tiny").describe("A new, tiny model."),
    layers: count.max(24).default(3).describe("Layers."),
    hidden: count.max(1024).default(160).describe("Width of the layers; a multiple of heads."),
    heads: count.max(32).default(4).describe("Heads of attention; a multiple of keyValueHeads."),
    keyValueHeads: count.max(32).default(2).describe("Heads of keys and values."),
    feedForward: count.max(8192).default(448).describe("Width between the layers."),
    vocabulary: z.int().min(300).max(32_000).default(400).describe("Tokens that are learned from the programs, next to one for each problem."),
  })
  .describe("A new model of the Qwen2 architecture with random weights: for trials on a CPU.");

const modelSchema = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("pretrained").describe("A model that exists."),
      path: folder.describe("Folder with weights and tokenizer, or an id on the hub."),
      revision: z.string().min(1).max(200).nullable().default(null).describe("Branch, tag or commit on the hub; null: the newest."),
    })
    .describe("A model that exists: a base model, or the result of an earlier run."),
  tinyModelSchema,
]);

const tuningSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("full").describe("All weights are trained.") }),
  z.strictObject({
    kind: z.literal("lora").describe("Small matrices beside the weights are trained."),
    rank: count.max(512).default(16).describe("Rank of the matrices."),
    alpha: count.max(1024).default(32).describe("Their weight, over the rank."),
    dropout: z.number().min(0).max(0.9).default(0).describe("Share that is left out at random while training."),
  }),
]);

const common = {
  version: z.literal(RUN_CONFIG_VERSION).describe("Version of the run file."),
  seed: z.int().min(0).max(2 ** 32 - 1).default(0).describe("Of everything that is drawn at random."),
  /** What programs are to make less of; a row of data is about one of them. */
  objectives: z.array(objectiveSchema).min(1).max(OBJECTIVES.length).default([...OBJECTIVES]).describe("What programs are to make less of; a row of data is about one of them."),
  model: modelSchema.describe("What it begins with."),
  tuning: tuningSchema.default({ kind: "full" }).describe("What of the model is trained."),
  data: z.strictObject({
    problems: folder.describe("JSONL of problems with their references, as exported."),
    heldOut: z.array(z.string().min(1).max(200)).max(10_000).default([]).describe("Problems that training never sees."),
    promptStyle: z.enum(["full", "problem_token"]).default("full").describe("problem_token: one token of its own for each problem, for tiny models."),
    maxPromptTokens: count.max(1_000_000).default(2048).describe("Longer prompts are left out."),
  }).describe("What it learns from."),
  output: folder.describe("Folder of this run: events, checkpoints, result."),
  steps: count.max(10_000_000).describe("Optimizer steps in all."),
  optimizer: z
    .strictObject({
      learningRate: z.number().gt(0).max(1).default(1e-6).describe("Greatest learning rate."),
      schedule: z.enum(["constant", "linear", "cosine"]).default("constant").describe("How it goes down over the steps."),
      warmupSteps: z.int().min(0).max(1_000_000).default(0).describe("Steps over which it goes up at first."),
      weightDecay: z.number().min(0).max(1).default(0).describe("Weight decay of AdamW."),
      maxGradNorm: z.number().gt(0).max(1000).default(1).describe("Longer gradients are shortened to this norm."),
    })
    .default({ learningRate: 1e-6, schedule: "constant", warmupSteps: 0, weightDecay: 0, maxGradNorm: 1 })
    .describe("AdamW."),
  checkpoints: z
    .strictObject({
      everySteps: count.default(10).describe("A checkpoint after so many steps."),
      keep: count.max(1000).default(3).describe("Older ones are deleted."),
    })
    .default({ everySteps: 10, keep: 3 })
    .describe("When checkpoints are written."),
  hardware: z
    .strictObject({
      device: z.enum(["cpu", "cuda"]).default("cuda").describe("Where the model is computed."),
      bf16: z.boolean().default(true).describe("Whether weights and activations are in bfloat16; off on a CPU."),
      gradientCheckpointing: z.boolean().default(true).describe("Whether activations are computed again instead of kept: less memory, more time."),
      microBatch: count.max(4096).default(8).describe("Rows in memory at once; the rest of a batch is accumulated."),
      threads: count.max(1024).nullable().default(null).describe("Of torch on a CPU; null leaves it to torch."),
    })
    .default({ device: "cuda", bf16: true, gradientCheckpointing: true, microBatch: 8, threads: null })
    .describe("What it is computed on."),
};

export const sftSchema = z.strictObject({
  ...common,
  method: z.literal("sft").describe("Supervised fine-tuning on the best references."),
  sft: z.strictObject({
    batch: count.max(65_536).default(32).describe("Rows of a step."),
    referencesPerProblem: count.max(1000).default(24).describe("The best so many of each problem and objective."),
    maxTokens: count.max(1_000_000).default(10_240).describe("Prompt and completion together; longer rows are left out."),
  }).describe("Supervised fine-tuning."),
});

export const dpoSchema = z.strictObject({
  ...common,
  method: z.literal("dpo").describe("Direct preference optimization on pairs of references."),
  dpo: z.strictObject({
    batch: count.max(65_536).default(32).describe("Rows of a step."),
    pairsPerProblem: count.max(10_000).default(48).describe("Of each problem and objective."),
    beta: z.number().gt(0).max(10).default(0.1).describe("How closely the model stays at the first one."),
    minimumGap: z.number().min(0).max(1).default(0.05).describe("Pairs whose figures are closer than this share are left out; 0 takes all, as the paper does."),
    wrongShare: z.number().min(0).max(1).default(0).describe("Share of pairs of a right program over a wrong one; the paper has none."),
    maxTokens: count.max(1_000_000).default(10_240).describe("Prompt and completion together; longer rows are left out."),
  }).describe("Direct preference optimization."),
});

export const grpoSchema = z.strictObject({
  ...common,
  method: z.literal("grpo").describe("Reinforcement learning from what the sandbox measures."),
  grpo: z.strictObject({
    promptsPerStep: count.max(4096).default(32).describe("Prompts of a step."),
    completionsPerPrompt: z.int().min(2).max(1024).default(32).describe("Completions of a prompt, which are compared with each other."),
    originalsPerProblem: count.max(1000).default(8).describe("Prompts of each problem and objective, each with another original solution."),
    maxCompletionTokens: count.max(1_000_000).default(8192).describe("Longest completion; a longer one is cut off."),
    temperature: z.number().gt(0).max(5).default(1).describe("Temperature of sampling."),
    beta: z.number().min(0).max(10).default(0).describe("Weight of the divergence from the first model; the paper has none."),
    reward: z.enum(["guarded", "paper"]).default("guarded").describe("paper: without a dead zone for timing noise."),
    shuffleRewards: z.boolean().default(false).describe("Control: rewards are dealt out anew over the batch, so that nothing can be learned from them."),
    sandbox: z.strictObject({
      set: z.string().min(1).max(100).describe("Problem set that the problems belong to."),
      repeats: z.int().min(1).max(15).default(1).describe("Measurements of each right program."),
      remeasureOriginal: z.boolean().default(true).describe("Measure each original again beside its rollouts."),
      deadlineSeconds: z.int().min(1).max(3600).default(300).describe("What has no result by then gives no reward."),
    }).describe("How completions are judged and measured."),
  }).describe("Reinforcement learning by groups of completions."),
});

/** What `python -m trainer run.json` reads. */
export const runConfigSchema = z.discriminatedUnion("method", [sftSchema, dpoSchema, grpoSchema]).check((context) => {
  const { value } = context;
  const fault = (path: (string | number)[], message: string) => context.issues.push({ code: "custom", message, path, input: value });
  for (const { path, message } of batchFaults(value)) fault(path, message);
  if (value.hardware.device === "cpu" && value.hardware.bf16) fault(["hardware", "bf16"], "must be off on a CPU");
  if (value.model.kind === "tiny" && value.model.hidden % value.model.heads !== 0) fault(["model", "hidden"], "must be a multiple of heads");
  if (value.model.kind === "tiny" && value.model.heads % value.model.keyValueHeads !== 0) fault(["model", "heads"], "must be a multiple of keyValueHeads");
});
export type RunConfig = z.output<typeof runConfigSchema>;
export type RunConfigInput = z.input<typeof runConfigSchema>;

/** Rows of one step. */
export function rowsPerStep(config: RunConfig): number {
  if (config.method === "sft") return config.sft.batch;
  return config.method === "dpo" ? config.dpo.batch : config.grpo.promptsPerStep * config.grpo.completionsPerPrompt;
}

function batchFaults(config: RunConfig): { path: (string | number)[]; message: string }[] {
  const rows = rowsPerStep(config);
  const { microBatch } = config.hardware;
  return rows % microBatch === 0 ? [] : [{ path: ["hardware", "microBatch"], message: `must divide the ${rows} rows of a step` }];
}
