/** What stands in the form, by the path of the field in the request. Marks are "1" or "". */
export type Values = Readonly<Record<string, string>>;

export type FieldKind =
  | { kind: "number"; step: "1" | "any" }
  /** Empty is none. */
  | { kind: "optional"; step: "1" | "any" }
  | { kind: "text" }
  | { kind: "optional_text" }
  /** Names with commas between them. */
  | { kind: "list" }
  | { kind: "mark" }
  | { kind: "choice"; options: readonly { value: string; name: string }[] };

export type Section = "plan" | "model" | "optimizer" | "tuning" | "data" | "hardware" | "checkpoints" | "stop";

export type FieldSpec = FieldKind & {
  path: string;
  section: Section;
  label: string;
  /** What it is, what it does, and what is usual. */
  hint: string;
  /** Where it does not apply, it is neither shown nor sent. */
  applies?: (values: Values) => boolean;
};

const method = (name: string) => (values: Values) => values["plan.method"] === name;
const model = (kind: string) => (values: Values) => values["plan.model.kind"] === kind;
const isLora = (values: Values) => values["plan.tuning.kind"] === "lora";
const whole = { kind: "number", step: "1" } as const;
const real = { kind: "number", step: "any" } as const;

const MODEL: readonly FieldSpec[] = [
  { kind: "text", path: "plan.model.hubId", section: "model", label: "Hub id", hint: "As owner/name on the Hugging Face hub. It is downloaded at the start.", applies: model("hub") },
  { kind: "optional_text", path: "plan.model.revision", section: "model", label: "Revision", hint: "Branch, tag or commit. Empty: the hub's main branch.", applies: model("hub") },
  { kind: "text", path: "plan.model.path", section: "model", label: "Folder", hint: "Absolute, on the host where the run is launched; with config.json, tokenizer and safetensors.", applies: model("path") },
  { ...whole, path: "plan.model.layers", section: "model", label: "Layers", hint: "Of a new Qwen2 with random weights.", applies: model("tiny") },
  { ...whole, path: "plan.model.hidden", section: "model", label: "Width", hint: "Of a layer; a multiple of the heads.", applies: model("tiny") },
  { ...whole, path: "plan.model.heads", section: "model", label: "Heads", hint: "Of attention; a multiple of the key-value heads.", applies: model("tiny") },
  { ...whole, path: "plan.model.keyValueHeads", section: "model", label: "Key-value heads", hint: "Shared by the heads.", applies: model("tiny") },
  { ...whole, path: "plan.model.feedForward", section: "model", label: "Feed-forward width", hint: "Between the two halves of a layer.", applies: model("tiny") },
  { ...whole, path: "plan.model.vocabulary", section: "model", label: "Vocabulary", hint: "Tokens learned from the reference programs, beside one for each problem.", applies: model("tiny") },
];

const PLAN: readonly FieldSpec[] = [
  { ...whole, path: "plan.steps", section: "plan", label: "Steps", hint: "Optimizer steps in all." },
  { ...whole, path: "plan.sft.batch", section: "plan", label: "Rows a step", hint: "Programs that one step learns from.", applies: method("sft") },
  { ...whole, path: "plan.sft.referencesPerProblem", section: "plan", label: "References a problem", hint: "The best so many for each objective; the paper takes 24.", applies: method("sft") },
  { ...whole, path: "plan.sft.maxTokens", section: "plan", label: "Longest row, tokens", hint: "Prompt and program together; longer rows are left out whole.", applies: method("sft") },
  { ...whole, path: "plan.dpo.batch", section: "plan", label: "Pairs a step", hint: "Pairs that one step learns from.", applies: method("dpo") },
  { ...whole, path: "plan.dpo.pairsPerProblem", section: "plan", label: "Pairs a problem", hint: "At most, for each objective; the paper takes 48.", applies: method("dpo") },
  { ...real, path: "plan.dpo.beta", section: "plan", label: "Beta", hint: "How strongly the model is held to the first one: 0.1 is usual, more holds it tighter.", applies: method("dpo") },
  { ...real, path: "plan.dpo.minimumGap", section: "plan", label: "Smallest gap", hint: "Pairs whose figures differ by less than this share are left out as noise: 0.05 is 5 %. The paper takes all: 0.", applies: method("dpo") },
  { ...real, path: "plan.dpo.wrongShare", section: "plan", label: "Share of wrong ones", hint: "Of the pairs, how many set a right program over a wrong one, from 0 to 1. The paper has none.", applies: method("dpo") },
  { ...whole, path: "plan.dpo.maxTokens", section: "plan", label: "Longest row, tokens", hint: "Prompt and one program together; longer pairs are left out.", applies: method("dpo") },
  { ...whole, path: "plan.grpo.promptsPerStep", section: "plan", label: "Prompts a step", hint: "Each with a group of completions; the paper takes 32.", applies: method("grpo") },
  { ...whole, path: "plan.grpo.completionsPerPrompt", section: "plan", label: "Completions a prompt", hint: "The group that a reward is compared within; the paper takes 32, at least 2.", applies: method("grpo") },
  { ...whole, path: "plan.grpo.maxCompletionTokens", section: "plan", label: "Longest completion, tokens", hint: "What is longer is cut off and is no program. The paper takes 8,192.", applies: method("grpo") },
  { ...whole, path: "plan.grpo.originalsPerProblem", section: "plan", label: "Originals a problem", hint: "Prompts of each problem and objective, each with another solution to improve.", applies: method("grpo") },
  { ...real, path: "plan.grpo.temperature", section: "plan", label: "Temperature", hint: "Of sampling; the paper takes 1.", applies: method("grpo") },
  { ...real, path: "plan.grpo.beta", section: "plan", label: "KL weight", hint: "How strongly the model is held to the first one. The paper takes 0, which also saves the first model's memory.", applies: method("grpo") },
  {
    kind: "choice", path: "plan.grpo.reward", section: "plan", label: "Reward", applies: method("grpo"), hint: "Guarded counts gains and losses of up to 5 % as nought: timing noise is no signal.",
    options: [{ value: "guarded", name: "Guarded against timing noise" }, { value: "paper", name: "As in the paper" }],
  },
  { ...whole, path: "plan.grpo.sandbox.repeats", section: "plan", label: "Repeats of a measurement", hint: "Of each program: 1 is fast, more is steadier.", applies: method("grpo") },
  { ...whole, path: "plan.grpo.sandbox.deadlineSeconds", section: "plan", label: "Deadline of a batch, seconds", hint: "What the sandbox has not answered by then gives no reward.", applies: method("grpo") },
  { kind: "mark", path: "plan.grpo.sandbox.remeasureOriginal", section: "plan", label: "Measure the original again beside its completions", hint: "Takes the drift of the host out of the comparison.", applies: method("grpo") },
  { kind: "mark", path: "plan.grpo.shuffleRewards", section: "plan", label: "Control: shuffle the rewards", hint: "Deals the rewards out anew, so that nothing can be learned: shows what a rise owes to chance.", applies: method("grpo") },
];

const OPTIMIZER: readonly FieldSpec[] = [
  { ...real, path: "plan.optimizer.learningRate", section: "optimizer", label: "Learning rate", hint: "The paper takes 1e-6 for GRPO. Adapters take ten times more, tiny models far more." },
  {
    kind: "choice", path: "plan.optimizer.schedule", section: "optimizer", label: "Schedule", hint: "How the rate goes on after the warm-up.",
    options: [{ value: "constant", name: "Constant" }, { value: "linear", name: "Linear to zero" }, { value: "cosine", name: "Cosine to zero" }],
  },
  { ...whole, path: "plan.optimizer.warmupSteps", section: "optimizer", label: "Warm-up steps", hint: "In which the rate rises from zero." },
  { ...real, path: "plan.optimizer.weightDecay", section: "optimizer", label: "Weight decay", hint: "Of AdamW; 0 is usual here." },
  { ...real, path: "plan.optimizer.maxGradNorm", section: "optimizer", label: "Largest gradient norm", hint: "Larger gradients are scaled down to it." },
  { ...whole, path: "plan.seed", section: "optimizer", label: "Seed", hint: "Of data, sampling and new weights." },
];

const TUNING: readonly FieldSpec[] = [
  {
    kind: "choice", path: "plan.tuning.kind", section: "tuning", label: "What is trained", hint: "Adapters need a fraction of the memory.",
    options: [{ value: "full", name: "All weights" }, { value: "lora", name: "LoRA adapters" }],
  },
  { ...whole, path: "plan.tuning.rank", section: "tuning", label: "Rank", hint: "Of the adapters: 8 to 64 is usual.", applies: isLora },
  { ...whole, path: "plan.tuning.alpha", section: "tuning", label: "Alpha", hint: "Their scale; twice the rank is usual.", applies: isLora },
  { ...real, path: "plan.tuning.dropout", section: "tuning", label: "Dropout", hint: "Of the adapters, from 0 to 0.9.", applies: isLora },
];

const DATA: readonly FieldSpec[] = [
  { kind: "list", path: "plan.data.heldOut", section: "data", label: "Held out", hint: "Slugs of problems that training never sees, with commas between them." },
  {
    kind: "choice", path: "plan.data.promptStyle", section: "data", label: "Prompts", hint: "Tiny models cannot read: for them each problem is one token.",
    options: [{ value: "full", name: "Full: problem, original, what was measured" }, { value: "problem_token", name: "One token for each problem" }],
  },
  { ...whole, path: "plan.data.maxPromptTokens", section: "data", label: "Longest prompt, tokens", hint: "Longer ones are left out. The paper takes 2,048." },
];

const HARDWARE: readonly FieldSpec[] = [
  { kind: "choice", path: "plan.hardware.device", section: "hardware", label: "Device", hint: "What the model is computed on.", options: [{ value: "cuda", name: "GPU" }, { value: "cpu", name: "CPU" }] },
  { ...whole, path: "plan.hardware.microBatch", section: "hardware", label: "Rows at once", hint: "In memory at the same time; has to divide the rows of a step. Fewer need less memory and take longer." },
  { kind: "optional", step: "1", path: "plan.hardware.threads", section: "hardware", label: "Threads", hint: "Of a run on a CPU. Empty: as many as there are cores.", applies: (values) => values["plan.hardware.device"] === "cpu" },
  { kind: "mark", path: "plan.hardware.bf16", section: "hardware", label: "bfloat16", hint: "Half the memory; off on a CPU." },
  { kind: "mark", path: "plan.hardware.gradientCheckpointing", section: "hardware", label: "Gradient checkpointing", hint: "Computes activations twice instead of keeping them: far less memory, a third slower." },
];

const CHECKPOINTS: readonly FieldSpec[] = [
  { ...whole, path: "plan.checkpoints.everySteps", section: "checkpoints", label: "A checkpoint every", hint: "Steps. A stopped or broken run goes on from the last one." },
  { ...whole, path: "plan.checkpoints.keep", section: "checkpoints", label: "Checkpoints kept", hint: "Older ones are deleted." },
  { kind: "mark", path: "evaluateCheckpoints", section: "checkpoints", label: "Evaluate each checkpoint", hint: "As soon as it is there: it solves the set, is measured, and its scores stand beside the reward." },
];

const STOP: readonly FieldSpec[] = [
  { ...whole, path: "stopRules.window", section: "stop", label: "Steps looked back on", hint: "Each rule looks at the mean over so many steps." },
  { kind: "optional", step: "any", path: "stopRules.maxKl", section: "stop", label: "Stop above a KL of", hint: "The model has gone far from the first one. Empty: off." },
  { kind: "optional", step: "any", path: "stopRules.minEntropy", section: "stop", label: "Stop below an entropy of", hint: "It writes the same again and again. Empty: off." },
  { kind: "optional", step: "any", path: "stopRules.maxImplausible", section: "stop", label: "Stop above a share of implausible speed-ups of", hint: "It may have found a hole in the measurement. Empty: off.", applies: method("grpo") },
  { kind: "optional", step: "any", path: "stopRules.minUniqueCode", section: "stop", label: "Stop below a share of distinct programs of", hint: "From 0 to 1. Empty: off.", applies: method("grpo") },
];

const NAMING: readonly FieldSpec[] = [
  { kind: "text", path: "name", section: "plan", label: "Name of the run", hint: "For you." },
  { kind: "text", path: "modelName", section: "plan", label: "Model", hint: "What its checkpoints are called on the leaderboard." },
];

/** Fields of the request that are simple; model kind, objectives, set, language and launcher have their own. */
export const FIELDS: readonly FieldSpec[] = [...NAMING, ...MODEL, ...PLAN, ...OPTIMIZER, ...TUNING, ...DATA, ...HARDWARE, ...CHECKPOINTS, ...STOP];

export const NAMING_FIELDS = NAMING;

export function fieldsOf(section: Section, values: Values): FieldSpec[] {
  return FIELDS.filter((field) => field.section === section && !NAMING.includes(field) && applies(field, values));
}

export function applies(field: FieldSpec, values: Values): boolean {
  return field.applies?.(values) ?? true;
}
