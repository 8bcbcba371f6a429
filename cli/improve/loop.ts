import {
  gainOver,
  isBetter,
  metricOf,
  generationPrompt,
  improvementPrompt,
  solutionIn,
  withoutProgram,
  type Ablation,
  type ChatMessage,
  type JudgedSolution,
  type Objective,
  type PromptProblem,
} from "@/lib/core/improvement";
import { AppError } from "@/lib/core/errors";
import { metricFiguresOf, type Metric } from "@/lib/core/scoring";
import type { JudgedExecution } from "@/lib/core/judging";
import type { CompletionOutcome } from "@/lib/infra/models";

export interface Solution extends JudgedSolution {
  code: string;
  reason: string;
}

/** One step as it is told to the person. */
export interface StepReport {
  /** 0: the code that it starts from. */
  iteration: number;
  solution: Solution | null;
  /** Why there is no solution. */
  problem: string | null;
  kept: boolean;
  /** By what share it is leaner than the start in each metric. */
  gains: Record<Metric, number | null>;
  tokens: number;
}

export interface ImproveInput {
  problem: PromptProblem;
  /** Null: the first solution is generated too. */
  code: string | null;
  objective: Objective;
  iterations: number;
  ablation: Ablation;
  judge: (code: string) => Promise<JudgedExecution>;
  complete: (messages: ChatMessage[], iteration: number) => Promise<CompletionOutcome>;
  onStep: (report: StepReport) => void;
}

const NO_GAINS = { time: null, memory: null, integral: null };

/**
 * Improves one program: generates from the best so far, judges and measures it, keeps the better, feeds back what was
 * measured. Returns the best solution; null where there never was one. Throws AppError upstream_unavailable when the
 * model is away or refuses.
 */
export async function improve(input: ImproveInput): Promise<Solution | null> {
  let best = input.code === null ? null : await judged(input, input.code);
  const start = best;
  if (best) input.onStep({ iteration: 0, solution: best, problem: null, kept: true, gains: NO_GAINS, tokens: 0 });
  const first = input.code === null ? 0 : 1;
  for (let iteration = first; iteration <= input.iterations; iteration++) {
    const outcome = await input.complete(promptFrom(input, best), iteration);
    const { code, problem, tokens } = programOf(outcome, input.problem);
    const solution = code === null ? null : await judged(input, code);
    const kept = solution !== null && isBetter(solution, best, input.objective);
    const gains = solution && start ? gainOver(solution, start) : NO_GAINS;
    if (kept) best = solution;
    input.onStep({ iteration, solution, problem, kept, gains, tokens });
  }
  return best;
}

async function judged({ judge }: ImproveInput, code: string): Promise<Solution> {
  const { verdict, reason, figures } = await judge(code);
  return { code, verdict, reason, figures: figures && metricFiguresOf(figures) };
}

function promptFrom({ problem, objective, ablation }: ImproveInput, best: Solution | null): ChatMessage[] {
  return best === null ? generationPrompt(problem, objective) : improvementPrompt({ problem, code: best.code, feedback: best, objective, ablation });
}

function programOf(outcome: CompletionOutcome, { language }: PromptProblem): { code: string | null; problem: string | null; tokens: number } {
  if (outcome.kind === "refused" || outcome.kind === "unreachable") {
    throw new AppError("upstream_unavailable", outcome.reason, { hint: "Check --endpoint, --model and the key. What was kept so far is the result." });
  }
  if (outcome.kind === "unusable") return { code: null, problem: outcome.reason, tokens: 0 };
  const found = solutionIn(outcome.completion, language);
  const tokens = outcome.usage.inputTokens + outcome.usage.outputTokens;
  return found ? { code: found.code, problem: null, tokens } : { code: null, problem: withoutProgram(outcome.finishReason), tokens };
}

/** One line for a step: verdict, figures, and how it compares with the start. */
export function stepLine({ iteration, solution, problem, kept, gains, tokens }: StepReport, objective: Objective): string {
  const name = iteration === 0 ? "start" : `step ${iteration}`;
  if (solution === null) return `${name.padEnd(8)} ${problem ?? "nothing"}`;
  const figures = solution.figures;
  const words = figures
    ? [`${(figures.time.value / 1e6).toPrecision(3)} ms`, `${(figures.memory.value / 1024 ** 2).toPrecision(3)} MiB`, `${(figures.integral.value / 1024 ** 2).toPrecision(3)} MiB s`]
    : [solution.reason];
  const gain = gains[metricOf(objective)];
  const change = gain === null ? [] : [`${gain >= 0 ? "-" : "+"}${(Math.abs(gain) * 100).toFixed(1)} %`];
  const cost = tokens === 0 ? [] : [`${tokens} tokens`];
  return [`${name.padEnd(8)} ${solution.verdict}`, ...words, ...change, ...cost, ...(kept && iteration > 0 ? ["kept"] : [])].join("  ");
}
