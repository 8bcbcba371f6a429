import { trainingPlanSchema, type TrainingPlan, type TrainingPlanInput } from "./plan";
import { PROOF } from "./proof";

export interface TrainingPreset {
  id: string;
  name: string;
  /** What it is for, in a sentence. */
  about: string;
  /** How long it takes, and where that was seen. */
  takes: string;
  needsGpu: boolean;
  /** It begins with a checkpoint of another run, which is still to be chosen: `checkpointId` is empty. */
  needsCheckpoint: boolean;
  /** Slug of the set that its numbers are for; its held-out problems are of it. Null: any. */
  set: string | null;
  plan: TrainingPlanInput;
}

const CODER_3B = { kind: "hub", hubId: "Qwen/Qwen2.5-Coder-3B" } as const;
const CHECKPOINT = { kind: "checkpoint", checkpointId: "" } as const;
/** The form puts the run's own set here. */
const SANDBOX_SET = "starter";

/** A plan of the proof on a CPU, whose numbers are tuned in one place. */
function proofPlan(method: keyof typeof PROOF.runs): TrainingPlan {
  return trainingPlanSchema.parse({ ...PROOF.runs[method], model: PROOF.tiny });
}

const GPU_TIME = "Depends on the GPU; the estimate says what there is to do.";

/** What the form can be filled from. The numbers of the proofs on a CPU are those of `npm run proof:training`. */
export const TRAINING_PRESETS: readonly TrainingPreset[] = [
  {
    id: "cpu-sft",
    name: "CPU proof: SFT (tiny model)",
    about: "A new model of a million parameters learns to write the references of a small set: where the other two proofs begin.",
    takes: "About two minutes on two cores.",
    needsGpu: false,
    needsCheckpoint: false,
    set: PROOF.set,
    plan: proofPlan("sft"),
  },
  {
    id: "cpu-dpo",
    name: "CPU proof: DPO",
    about: "From a checkpoint of the SFT proof: prefers the leaner of two right programs.",
    takes: "Less than a minute on two cores.",
    needsGpu: false,
    needsCheckpoint: true,
    set: PROOF.set,
    plan: { ...proofPlan("dpo"), model: CHECKPOINT },
  },
  {
    id: "cpu-grpo",
    name: "CPU proof: GRPO",
    about: "From a checkpoint of the SFT proof: writes programs and learns from what the sandbox measures of them.",
    takes: "A few minutes on two cores, one of which measures.",
    needsGpu: false,
    needsCheckpoint: true,
    set: PROOF.set,
    plan: { ...proofPlan("grpo"), model: CHECKPOINT },
  },
  {
    id: "paper-grpo-3b",
    name: "Paper GRPO 3B",
    about: "The paper's setting for Qwen2.5-Coder-3B: 32 prompts of 32 completions a step and its reward as it is. The paper begins with a cold start: choose the checkpoint of an SFT run as base for that.",
    takes: GPU_TIME,
    needsGpu: true,
    needsCheckpoint: false,
    set: null,
    plan: {
      method: "grpo", objectives: ["time", "memory", "both"], model: CODER_3B, steps: 200,
      data: { maxPromptTokens: 2048 }, optimizer: { learningRate: 1e-6 }, checkpoints: { everySteps: 10, keep: 3 },
      hardware: { device: "cuda", microBatch: 2 },
      grpo: { promptsPerStep: 32, completionsPerPrompt: 32, maxCompletionTokens: 8192, temperature: 1, beta: 0, reward: "paper", sandbox: { set: SANDBOX_SET } },
    },
  },
  {
    id: "small-grpo-lora",
    name: "Small GRPO LoRA",
    about: "A model of 1.5 B parameters with adapters and short completions: for one GPU, and for a first look at the reward.",
    takes: GPU_TIME,
    needsGpu: true,
    needsCheckpoint: false,
    set: null,
    plan: {
      method: "grpo", objectives: ["time"], model: { kind: "hub", hubId: "Qwen/Qwen2.5-Coder-1.5B-Instruct" }, tuning: { kind: "lora", rank: 16, alpha: 32 },
      steps: 100, optimizer: { learningRate: 1e-5 }, checkpoints: { everySteps: 10, keep: 5 },
      hardware: { device: "cuda", microBatch: 8 },
      grpo: { promptsPerStep: 8, completionsPerPrompt: 8, maxCompletionTokens: 1024, temperature: 1, beta: 0, sandbox: { set: SANDBOX_SET } },
    },
  },
  {
    id: "sft",
    name: "SFT",
    about: "Learns from the best 24 references of each problem and objective, as the paper does: the cold start before GRPO.",
    takes: GPU_TIME,
    needsGpu: true,
    needsCheckpoint: false,
    set: null,
    plan: {
      method: "sft", model: CODER_3B, steps: 200, optimizer: { learningRate: 1e-5, schedule: "cosine", warmupSteps: 10 }, checkpoints: { everySteps: 50, keep: 3 },
      hardware: { device: "cuda", microBatch: 2 },
      sft: { batch: 32, referencesPerProblem: 24, maxTokens: 4096 },
    },
  },
  {
    id: "dpo",
    name: "DPO",
    about: "Learns from pairs of right references, the leaner one chosen, up to 48 of each problem and objective.",
    takes: GPU_TIME,
    needsGpu: true,
    needsCheckpoint: false,
    set: null,
    plan: {
      method: "dpo", model: CODER_3B, steps: 100, optimizer: { learningRate: 5e-7, warmupSteps: 10 }, checkpoints: { everySteps: 25, keep: 3 },
      hardware: { device: "cuda", microBatch: 1 },
      dpo: { batch: 32, pairsPerProblem: 48, beta: 0.1, maxTokens: 4096 },
    },
  },
];

export function trainingPreset(id: string | null): TrainingPreset | null {
  return TRAINING_PRESETS.find((preset) => preset.id === id) ?? null;
}
