import { generationPrompt, improvementPrompt, OBJECTIVES, PROMPT_VERSION, type ImprovementInput, type Objective, type PromptProblem } from "../improvement";
import { LANGUAGES, type Language } from "../problem";
import { VERDICTS, type Verdict } from "../verdict";

/**
 * The prompts as texts with `{{name}}` where something of the problem stands: a trainer, which is no TypeScript,
 * fills them in and so says the same words. All of them are read off the prompts themselves.
 */
export interface TrainerPrompts {
  version: number;
  languages: Record<Language, { system: string; fence: string }>;
  /** `{{title}}`, `{{statement}}`, `{{starterBlock}}`. */
  problem: string;
  /** The same for programs from stdin to stdout. */
  problemWithoutStarter: string;
  /** `{{codeBlock}}`. */
  original: string;
  /** `{{reason}}`, but for AC. */
  measured: Record<Verdict, string>;
  /** Follows where there are figures: `{{wallMs}}`, `{{peakKb}}`, `{{integralKbMs}}`. */
  figures: string;
  tasks: { generation: Record<Objective, string>; improvement: Record<Objective, string> };
}

const PROBLEM: PromptProblem = { title: "{{title}}", statement: "{{statement}}", language: "python3", starterCode: "{{starter}}" };

export function trainerPrompts(): TrainerPrompts {
  const [statement = "", starter = "", original = ""] = sections({});
  return {
    version: PROMPT_VERSION,
    languages: record(LANGUAGES, (language) => ({ system: messages({ problem: { ...PROBLEM, language } })[0]?.content ?? "", fence: fenceOf(language) })),
    problem: `${statement}\n\n${starter.replace(block("python", "{{starter}}"), "{{starterBlock}}")}`,
    problemWithoutStarter: sections({ problem: { ...PROBLEM, starterCode: null } }).slice(0, 2).join("\n\n"),
    original: original.replace(block("python", "{{code}}"), "{{codeBlock}}"),
    measured: record(VERDICTS, measured),
    figures: figureLines(),
    tasks: {
      generation: record(OBJECTIVES, (objective) => generationPrompt(PROBLEM, objective).at(-1)?.content.split("\n\n").at(-1) ?? ""),
      improvement: record(OBJECTIVES, (objective) => sections({ objective }).at(-1) ?? ""),
    },
  };
}

function messages(changes: Partial<ImprovementInput>) {
  return improvementPrompt({
    problem: PROBLEM,
    code: "{{code}}",
    feedback: { verdict: "AC", reason: "{{reason}}", figures: null },
    objective: "time",
    ablation: { feedback: true, originalCode: true },
    ...changes,
  });
}

/** Problem, frame, original, what was measured, task: no placeholder has an empty line in it. */
function sections(changes: Partial<ImprovementInput>): string[] {
  return messages(changes).at(-1)?.content.split("\n\n") ?? [];
}

function measured(verdict: Verdict): string {
  return sections({ feedback: { verdict, reason: "{{reason}}", figures: null } })[3] ?? "";
}

/** Figures that are told apart in the text, so that each is found again. */
function figureLines(): string {
  const figure = (value: number) => ({ value, relativeError: null });
  const figures = { time: figure(111e6), memory: figure(222 * 1024), integral: figure((333 * 1024) / 1e3) };
  const text = sections({ feedback: { verdict: "AC", reason: "", figures } })[3] ?? "";
  const lines = text.slice(measured("AC").length + 1);
  return lines.replace("111", "{{wallMs}}").replace("222", "{{peakKb}}").replace("333", "{{integralKbMs}}");
}

function fenceOf(language: Language): string {
  const original = sections({ problem: { ...PROBLEM, language } })[2] ?? "";
  return /```(.*)\n/.exec(original)?.[1] ?? "";
}

function block(fence: string, code: string): string {
  return `\`\`\`${fence}\n${code}\n\`\`\``;
}

function record<Key extends string, Value>(keys: readonly Key[], make: (key: Key) => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, Value>;
}
