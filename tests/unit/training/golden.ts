import { generationPrompt, improvementPrompt, OBJECTIVES, type ChatMessage, type Objective } from "@/lib/core/improvement";
import { LANGUAGES } from "@/lib/core/problem";
import type { TrainingProblem } from "@/lib/core/training";
import { VERDICTS, type Verdict } from "@/lib/core/verdict";

const FENCE = "```";

const base: TrainingProblem = {
  problem: "two-sum",
  title: "Two Sum",
  statement: "  Add two numbers.\n\nExample:\n\n3\n",
  language: "python3",
  starterCode: "class Solution:\n    def add(self, a, b):",
  profile: "p",
  references: [],
};

const FIGURES = [
  { wallNs: 12_345_678, peakBytes: 20_000 * 1024, integralByteSeconds: 1024 * 55 },
  // Exactly between two numbers of three digits.
  { wallNs: 12_250_000, peakBytes: 12.25 * 1024, integralByteSeconds: 0.01225 * 1024 },
  { wallNs: 1, peakBytes: 4 * 1024 ** 3, integralByteSeconds: 4 * 1024 ** 3 * 120 },
];

/** One prompt as the improvement loop would send it, and what it is made of. */
export interface PromptCase {
  problem: TrainingProblem;
  objective: Objective;
  /** Null for a first solution. */
  original: TrainingProblem["references"][number] | null;
  messages: ChatMessage[];
}

export function promptCases(): PromptCase[] {
  const frames = [base, { ...base, starterCode: null }, { ...base, starterCode: `x = """\n${FENCE}\n"""\n`, title: "A {{title}} {b}" }];
  return [
    ...LANGUAGES.flatMap((language) => OBJECTIVES.map((objective) => first({ ...base, language }, objective))),
    ...frames.flatMap((problem) => [first(problem, "time"), better(problem, "both", "AC", 0)]),
    ...VERDICTS.flatMap((verdict) => OBJECTIVES.map((objective) => better(base, objective, verdict, null))),
    ...FIGURES.map((_, index) => better({ ...base, language: "cpp" }, "memory", "AC", index)),
  ];
}

function first(problem: TrainingProblem, objective: Objective): PromptCase {
  return { problem, objective, original: null, messages: generationPrompt(problem, objective) };
}

function better(problem: TrainingProblem, objective: Objective, verdict: Verdict, measured: number | null): PromptCase {
  const figures = measured === null ? null : (FIGURES[measured] ?? null);
  const original = { id: "r1", code: `a = 1\nb = "{{code}}"\n${FENCE}\n`, verdict, reason: `It says {{title}} of ${verdict}.`, figures };
  const figure = (value: number) => ({ value, relativeError: null });
  const metricFigures = figures && { time: figure(figures.wallNs), memory: figure(figures.peakBytes), integral: figure(figures.integralByteSeconds) };
  const feedback = { verdict, reason: original.reason, figures: metricFigures };
  const messages = improvementPrompt({ problem, code: original.code, feedback, objective, ablation: { feedback: true, originalCode: true } });
  return { problem, objective, original, messages };
}

const block = (code: string, name = "python", marks = FENCE) => `${marks}${name}\n${code}\n${marks}`;

/** Completions with a fence in a solution block, and the forms that are none. */
export function completionCases(): string[] {
  return [
    `<thinking>\nwhy\n</thinking>\n<solution>\n${block("print(1)")}\n</solution>`,
    `<thinking>a</thinking><solution>${block("b")}</solution>`,
    `<thinking>a</thinking><solution>\n${block("b")}\n${block("c")}\n</solution>`,
    `<solution>\n${block("a")}\n</solution> no, rather <solution>\n${block("b")}\n</solution>`,
    `<thinking>x</thinking><solution>\n${FENCE}python\nprint(1)\nprint(2`,
    `<thinking>x</thinking><solution>\n${block(`s = """\n${FENCE}\n"""`, "python", "````")}\n</solution>`,
    `<thinking>x</thinking><solution>\n${block("print(1)", "python", "~~~")}\n</solution>\r\n`,
    `\u00a0<thinking>x</thinking>\ufeff<solution>\n${block("print(1)\r")}\n</solution>\u2003`,
    `<thinking>x</thinking>\u0085<solution>\n${block("print(1)")}\n</solution>`,
    `so: <thinking>a</thinking><solution>\n${block("b")}\n</solution>`,
    `<thinking>a</thinking><solution>\n${block("b")}\n</solution> done`,
    `<solution>\n${block("b")}\n</solution><thinking>a</thinking>`,
    `<thinking>a</thinking><solution>\n${block("b")}\n</solution><solution>\n${block("c")}\n</solution>`,
    `<thinking>a<solution>\n${block("b")}\n</solution></thinking>`,
    `<solution>\n${block("b")}\n</solution>`,
    `<thinking>a</thinking><solution>\n${FENCE}python\n${FENCE}\n</solution>`,
    `<thinking>a</thinking><solution></solution>`,
    "",
  ];
}
