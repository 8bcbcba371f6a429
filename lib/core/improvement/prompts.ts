import { LANGUAGE_NAMES, type Language } from "../problem";
import type { MetricFigures } from "../scoring";
import type { Verdict } from "../verdict";
import type { Objective } from "./objective";

/** Version of the templates: a prompt can be told from one of other words. */
export const PROMPT_VERSION = 1;

export interface ChatMessage {
  role: "system" | "user";
  content: string;
}

export interface PromptProblem {
  title: string;
  statement: string;
  language: Language;
  /** The frame that a solution has to fill; null for programs from stdin to stdout. */
  starterCode: string | null;
}

/** What was measured of the original solution. */
export interface Feedback {
  verdict: Verdict;
  /** One sentence of the judge. */
  reason: string;
  figures: MetricFigures | null;
}

/** What the paper's ablations leave out. */
export interface Ablation {
  feedback: boolean;
  originalCode: boolean;
}

export interface ImprovementInput {
  problem: PromptProblem;
  code: string;
  feedback: Feedback;
  objective: Objective;
  ablation: Ablation;
}

const FENCE_NAMES: Record<Language, string> = { python3: "python", cpp: "cpp", java: "java", javascript: "javascript", go: "go", rust: "rust" };

const GOALS: Record<Objective, string> = {
  time: "Make its run time as short as you can.",
  memory: "Make its peak memory as small as you can.",
  both: "Make run time and memory together as small as you can: what counts is memory held over time.",
};

const VERDICT_WORDS: Record<Verdict, string> = {
  AC: "right on every test case",
  WA: "wrong: a test case got another answer",
  TLE: "too slow: it ran into the time limit",
  MLE: "too large: it ran into the memory limit",
  OLE: "it wrote too much output",
  RE: "it broke off with an error",
  CE: "it does not compile",
  IE: "not measured",
};

/** The prompt for a first solution of a problem. */
export function generationPrompt(problem: PromptProblem, objective: Objective): ChatMessage[] {
  return [system(problem.language), { role: "user", content: [statementOf(problem), `Write a correct solution. ${GOALS[objective]}`].join("\n\n") }];
}

/** The prompt for a better solution: the original, what was measured of it, and what to improve. */
export function improvementPrompt({ problem, code, feedback, objective, ablation }: ImprovementInput): ChatMessage[] {
  const parts = [
    statementOf(problem),
    ...(ablation.originalCode ? [`## Original solution\n${fenced(problem.language, code)}`] : []),
    ...(ablation.feedback ? [`## What was measured of the original\n${measured(feedback)}`] : []),
    `## Task\nWrite a correct solution that does better than the original. ${GOALS[objective]}`,
  ];
  return [system(problem.language), { role: "user", content: parts.join("\n\n") }];
}

function system(language: Language): ChatMessage {
  const name = LANGUAGE_NAMES[language];
  return {
    role: "system",
    content: [
      `You write ${name} programs that are correct first, and then as fast and as lean as they can be. They are judged on hidden test cases and measured.`,
      `Answer with your reasoning in <thinking>...</thinking>, then the whole solution in one fenced block in <solution>...</solution>:`,
      `<thinking>\n...\n</thinking>\n<solution>\n${fenced(language, "...")}\n</solution>`,
    ].join("\n"),
  };
}

function statementOf({ title, statement, language, starterCode }: PromptProblem): string {
  const frame = starterCode === null ? "The program reads from standard input and writes to standard output." : `Start from this code and keep its names:\n${fenced(language, starterCode)}`;
  return `## Problem: ${title}\n${statement.trim()}\n\n${frame}`;
}

function measured({ verdict, reason, figures }: Feedback): string {
  const lines = [`- Verdict: ${VERDICT_WORDS[verdict]}`];
  if (verdict !== "AC") lines.push(`- The judge says: ${reason}`);
  if (figures) {
    lines.push(
      `- Run time: ${round(figures.time.value / 1e6)} ms`,
      `- Peak memory: ${round(figures.memory.value / 1024)} KB`,
      `- Memory held over time: ${round((figures.integral.value / 1024) * 1e3)} KB x ms`,
    );
  }
  return lines.join("\n");
}

/** Three figures: more would show noise. */
function round(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** A fence that is longer than any run of backticks in the code. */
function fenced(language: Language, code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const marks = "`".repeat(Math.max(3, longest + 1));
  return `${marks}${FENCE_NAMES[language]}\n${code.replace(/\n$/, "")}\n${marks}`;
}

/** A chat as one text, for models that only complete. */
export function asCompletionPrompt(messages: readonly ChatMessage[]): string {
  return `${messages.map(({ content }) => content).join("\n\n")}\n\n<thinking>\n`;
}
