import type { Language } from "../problem";
import type { Objective } from "./objective";
import { generationPrompt, improvementPrompt, type ChatMessage, type Feedback, type PromptProblem } from "./prompts";

/** What a problem wants: its starter code filled in, or a program from standard input to standard output. */
export const PROBLEM_FRAMES = ["starter-code", "program"] as const;
export type ProblemFrame = (typeof PROBLEM_FRAMES)[number];
export const PROMPT_STEPS = ["first", "improvement"] as const;
export type PromptStep = (typeof PROMPT_STEPS)[number];

export interface PromptTemplate {
  frame: ProblemFrame;
  step: PromptStep;
  messages: ChatMessage[];
}

/** Figures that stand for measured ones; everything else that differs from problem to problem is in braces. */
const EXAMPLE: Feedback = {
  verdict: "AC",
  reason: "",
  figures: {
    time: { value: 123e6, relativeError: 0 },
    memory: { value: 45_600 * 1024, relativeError: 0 },
    integral: { value: 5_610 * 1.024, relativeError: 0 },
  },
};

/** The prompts as they are sent, by what a problem wants and what is asked: made by the same code, of a problem that is all placeholders. */
export function promptTemplates(language: Language, objective: Objective): PromptTemplate[] {
  return PROBLEM_FRAMES.flatMap((frame) => {
    const problem: PromptProblem = { title: "{title}", statement: "{statement}", language, starterCode: frame === "program" ? null : "{starter code}" };
    const improvement = improvementPrompt({ problem, code: "{original solution}", feedback: EXAMPLE, objective, ablation: { feedback: true, originalCode: true } });
    return [
      { frame, step: "first" as const, messages: generationPrompt(problem, objective) },
      { frame, step: "improvement" as const, messages: improvement },
    ];
  });
}
