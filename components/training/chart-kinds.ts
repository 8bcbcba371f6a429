import type { TrainingMethod } from "@/lib/core/training";

export interface ChartLine {
  /** As the trainer calls it. */
  metric: string;
  name: string;
}

export interface ChartKind {
  id: string;
  title: string;
  caption: string;
  lines: readonly ChartLine[];
  /** How its values are written. */
  unit: "plain" | "share" | "seconds" | "tokens";
}

/** Every chart of a run, in the order in which they are read; one without data is not shown. */
export const CHART_KINDS: readonly ChartKind[] = [
  { id: "reward", title: "Reward", caption: "Mean over a step's completions.", unit: "plain", lines: [{ metric: "reward", name: "reward" }] },
  {
    id: "parts", title: "Parts of the reward", caption: "Before their weights.", unit: "plain",
    lines: [{ metric: "correctness_mean", name: "correctness" }, { metric: "efficiency_mean", name: "efficiency" }, { metric: "format_rate", name: "format" }],
  },
  {
    id: "pass", title: "Right programs", caption: "Share of what was judged.", unit: "share",
    lines: [{ metric: "pass_rate", name: "pass" }, { metric: "new_pass", name: "newly right" }, { metric: "degraded", name: "newly wrong" }],
  },
  { id: "gain", title: "Efficiency gain", caption: "Mean share that right programs are leaner than their originals.", unit: "share", lines: [{ metric: "eff_gain_mean", name: "gain" }] },
  {
    id: "groups", title: "Groups without signal", caption: "Share of prompts whose completions all earn the same, or differ by less than noise.", unit: "share",
    lines: [{ metric: "frac_reward_zero_std", name: "no spread" }, { metric: "groups/below_noise", name: "below noise" }],
  },
  { id: "entropy", title: "Entropy", caption: "Of the next token, mean.", unit: "plain", lines: [{ metric: "entropy", name: "entropy" }] },
  { id: "kl", title: "KL", caption: "Divergence from the first model.", unit: "plain", lines: [{ metric: "kl", name: "KL" }] },
  {
    id: "clip", title: "Clipped and truncated", caption: "Share of tokens whose ratio was clipped, and of completions cut off at the limit.", unit: "share",
    lines: [{ metric: "clip_ratio/region_mean", name: "clipped" }, { metric: "completions/clipped_ratio", name: "truncated" }],
  },
  {
    id: "length", title: "Length of completions", caption: "In tokens.", unit: "tokens",
    lines: [{ metric: "completions/mean_length", name: "mean" }, { metric: "completions/max_length", name: "longest" }],
  },
  {
    id: "variety", title: "Variety and suspicion", caption: "Share of distinct programs, of completions without one, and of speed-ups too large to believe.", unit: "share",
    lines: [{ metric: "unique_code_frac", name: "distinct" }, { metric: "no_program", name: "no program" }, { metric: "eff_implausible", name: "implausible" }],
  },
  { id: "accuracy", title: "Token accuracy", caption: "Share of tokens guessed right.", unit: "share", lines: [{ metric: "mean_token_accuracy", name: "accuracy" }] },
  {
    id: "preference", title: "Implicit rewards", caption: "Of the chosen and the rejected program of a pair.", unit: "plain",
    lines: [{ metric: "rewards/chosen", name: "chosen" }, { metric: "rewards/rejected", name: "rejected" }, { metric: "rewards/margins", name: "margin" }],
  },
  { id: "preferred", title: "Pairs told right", caption: "Share in which the chosen program has the higher implicit reward.", unit: "share", lines: [{ metric: "rewards/accuracies", name: "told right" }] },
  { id: "loss", title: "Loss", caption: "Of the step.", unit: "plain", lines: [{ metric: "loss", name: "loss" }] },
  { id: "grad", title: "Gradient norm", caption: "Before it is clipped.", unit: "plain", lines: [{ metric: "grad_norm", name: "norm" }] },
  { id: "rate", title: "Learning rate", caption: "As scheduled.", unit: "plain", lines: [{ metric: "learning_rate", name: "rate" }] },
  {
    id: "sandbox", title: "Sandbox", caption: "Seconds until a program of the batch had its result.", unit: "seconds",
    lines: [{ metric: "sandbox/p50", name: "median" }, { metric: "sandbox/p95", name: "95 %" }],
  },
  {
    id: "faults", title: "Timeouts and lost measurements", caption: "Share of programs that ran out of time, and of completions without a reward.", unit: "share",
    lines: [{ metric: "sandbox/timeout", name: "timeout" }, { metric: "sandbox/infra_error", name: "no reward" }],
  },
];

/** Where a step's time goes; drawn on top of each other. `update` is what is left. */
export const TIME_METRICS = { generation: "time/generation", sandbox: "time/sandbox", step: "time/step" } as const;

/** The metric that tells at a glance how a run goes. */
export const HEADLINE: Record<TrainingMethod, { metric: string; name: string }> = {
  grpo: { metric: "reward", name: "reward" },
  dpo: { metric: "rewards/accuracies", name: "pairs told right" },
  sft: { metric: "mean_token_accuracy", name: "token accuracy" },
};
