import type { ModelShape } from "./modelShape";
import type { TrainingPlan } from "./plan";

/** Bytes that training needs at most, in the device's memory; null: the size of the model is not known. */
export interface MemoryEstimate {
  weights: number;
  gradients: number;
  optimizer: number;
  activations: number;
  /** Keys and values of all completions of a step, each as long as it may be; 0 for SFT and DPO. */
  keyValueCache: number;
  total: number;
  /** Bytes that one token of each of a step's completions takes. */
  perCompletionToken: number;
}

export interface RunEstimate {
  memory: MemoryEstimate | null;
  /** Parameters that are trained, and all of them. */
  trained: number | null;
  parameters: number | null;
  /** Completions that are generated in all; 0 for SFT and DPO. */
  rollouts: number;
  /** Programs that the sandbox judges at most: equal ones of a step run once. */
  executions: number;
  /** Tokens that are trained on at most. */
  trainedTokens: number;
  /** Tokens that are generated at most. */
  generatedTokens: number;
  /** Bytes on disk of all checkpoints that are kept. */
  checkpointBytes: number | null;
}

/** What of a device's memory is left to a run: the rest goes to the driver, kernels and gaps between blocks. */
const USABLE_SHARE = 0.92;

/** Of a parameter that is trained: float32. */
const TRAINED_BYTES = 4;

/** A problem and a program are never shorter than this. */
const LEAST_ROW_TOKENS = 256;

/**
 * What a plan will take. Memory is that of one device without sharding: what is trained, its gradients and AdamW's two
 * moments in float32, with bf16 a copy of the weights to compute with; weights that an adapter leaves alone in the type
 * that is computed in; activations as of Korthikanti et al. (arXiv 2205.05198) without stored attention scores, and the
 * keys and values of a whole step's completions, which are generated together. Real runs lie some tenths around it.
 */
export function estimateRun(plan: TrainingPlan, shape: ModelShape | null): RunEstimate {
  const { rows, rowTokens, promptTokens, completionTokens, rollouts } = amounts(plan);
  const trained = shape === null ? null : trainedParameters(plan, shape);
  const executions = plan.method === "grpo" ? rollouts + (plan.grpo.sandbox.remeasureOriginal ? plan.steps * plan.grpo.promptsPerStep : 0) : 0;
  const memory = shape === null || trained === null ? null : memoryOf(plan, shape, { trained, rows, rowTokens });
  return {
    memory,
    trained,
    parameters: shape?.parameters ?? null,
    rollouts,
    executions,
    trainedTokens: plan.steps * rows * (plan.method === "grpo" ? promptTokens + completionTokens : rowTokens),
    generatedTokens: rollouts * completionTokens,
    checkpointBytes: memory === null ? null : plan.checkpoints.keep * (TRAINED_BYTES * (trained ?? 0) + memory.optimizer),
  };
}

export type Fit =
  | { kind: "fits" }
  /** Only where prompts and completions, each padded to the longest, stay together within so many tokens. */
  | { kind: "fits_short"; rowTokens: number }
  | { kind: "too_large"; missingBytes: number };

/** Whether so much memory is enough; of several devices each holds the whole model, so the smallest counts. */
export function fitsInto(memory: MemoryEstimate, deviceBytes: number): Fit {
  const usable = deviceBytes * USABLE_SHARE;
  if (memory.total <= usable) return { kind: "fits" };
  const before = memory.total - memory.keyValueCache;
  const tokens = memory.perCompletionToken === 0 ? 0 : (usable - before) / memory.perCompletionToken;
  return tokens >= LEAST_ROW_TOKENS ? { kind: "fits_short", rowTokens: Math.floor(tokens) } : { kind: "too_large", missingBytes: memory.total - usable };
}

function amounts(plan: TrainingPlan) {
  const promptTokens = plan.data.maxPromptTokens;
  if (plan.method === "sft") return { rows: plan.sft.batch, rowTokens: plan.sft.maxTokens, promptTokens, completionTokens: 0, rollouts: 0 };
  // A pair is two rows, the chosen and the rejected.
  if (plan.method === "dpo") return { rows: 2 * plan.dpo.batch, rowTokens: plan.dpo.maxTokens, promptTokens, completionTokens: 0, rollouts: 0 };
  const rows = plan.grpo.promptsPerStep * plan.grpo.completionsPerPrompt;
  const completionTokens = plan.grpo.maxCompletionTokens;
  return { rows, rowTokens: promptTokens + completionTokens, promptTokens, completionTokens, rollouts: plan.steps * rows };
}

/** All parameters, or those of an adapter of the given rank at every linear layer but the last. */
function trainedParameters({ tuning }: TrainingPlan, shape: ModelShape): number {
  if (tuning.kind === "full") return shape.parameters;
  const { hidden, keyValueWidth, feedForward, layers } = shape;
  const sides = 2 * (hidden + hidden) + 2 * (hidden + keyValueWidth) + 3 * (hidden + feedForward);
  return layers * tuning.rank * sides;
}

interface Sizes {
  trained: number;
  rows: number;
  rowTokens: number;
}

function memoryOf(plan: TrainingPlan, shape: ModelShape, { trained, rows, rowTokens }: Sizes): MemoryEstimate {
  const bytes = plan.hardware.bf16 ? 2 : 4;
  const isLora = plan.tuning.kind === "lora";
  // Where all weights are trained, the first model is held beside them to compare with.
  const copies = !isLora && (plan.method === "dpo" || (plan.method === "grpo" && plan.grpo.beta > 0)) ? 2 : 1;
  const cast = !isLora && plan.hardware.bf16 ? bytes : 0;
  const weights = isLora ? shape.parameters * bytes + trained * TRAINED_BYTES : shape.parameters * (copies * TRAINED_BYTES + cast);
  const gradients = trained * TRAINED_BYTES;
  const optimizer = 2 * trained * TRAINED_BYTES;
  const inMemory = Math.min(rows, plan.hardware.microBatch * (plan.method === "dpo" ? 2 : 1)) * rowTokens;
  const activations = inMemory * activationBytesPerToken(plan, shape, bytes);
  const perToken = plan.method === "grpo" ? rows * 2 * shape.layers * shape.keyValueWidth * bytes : 0;
  const keyValueCache = perToken * rowTokens;
  return { weights, gradients, optimizer, activations, keyValueCache, total: weights + gradients + optimizer + activations + keyValueCache, perCompletionToken: perToken };
}

/** 34 numbers of half precision of a layer's width for each token; recomputed ones are held of one layer at a time. Beside them the scores of all words. */
function activationBytesPerToken({ hardware }: TrainingPlan, { layers, hidden, vocabulary }: ModelShape, bytes: number): number {
  const layer = 17 * bytes * hidden;
  const held = hardware.gradientCheckpointing ? layers * hidden * bytes + layer : layers * layer;
  return held + vocabulary * (bytes + 8);
}
