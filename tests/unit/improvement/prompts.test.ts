import { describe, expect, it } from "vitest";
import { sha256Hex } from "@/lib/core/hash";
import { asCompletionPrompt, generationPrompt, improvementPrompt, OBJECTIVES, PROMPT_VERSION, promptTemplates, publishedCurves, solutionIn, type ImprovementInput } from "@/lib/core/improvement";
import { LANGUAGES } from "@/lib/core/problem";

const problem = { title: "Two Sum", statement: "Add two numbers.\n", language: "python3" as const, starterCode: "class Solution:\n    def add(self, a, b):" };
const figure = (value: number) => ({ value, relativeError: 0.01 });
const input: ImprovementInput = {
  problem,
  code: "class Solution:\n    def add(self, a, b): return sum([a, b])\n",
  feedback: { verdict: "AC", reason: "Every case gave a right answer.", figures: { time: figure(12_345_678), memory: figure(20_000 * 1024), integral: figure(1024 * 55) } },
  objective: "both",
  ablation: { feedback: true, originalCode: true },
};
const textOf = (changes: Partial<ImprovementInput> = {}) => asCompletionPrompt(improvementPrompt({ ...input, ...changes }));

describe("the prompt for a first solution", () => {
  it("holds the problem, its frame and the objective, and asks for the form that is looked for", () => {
    const text = asCompletionPrompt(generationPrompt(problem, "memory"));
    for (const part of ["Two Sum", "Add two numbers.", problem.starterCode, "peak memory", "<solution>"]) expect(text).toContain(part);
  });

  it("says for a problem without a frame where input and output are", () => {
    expect(asCompletionPrompt(generationPrompt({ ...problem, starterCode: null }, "time"))).toContain("standard input");
  });

  it("asks for a form in which the extraction finds the solution", () => {
    const [system] = generationPrompt(problem, "time");
    expect(solutionIn(system?.content ?? "", "python3")?.code).toBe("...\n");
  });
});

describe("the prompt for a better solution", () => {
  it("holds the original, its verdict and its three figures with their units", () => {
    const text = textOf();
    for (const part of [input.code.trim(), "right on every test case", "Run time: 12.3 ms", "Peak memory: 20000 KB", "Memory held over time: 55000 KB x ms"]) expect(text).toContain(part);
  });

  it("says what the judge said of a wrong one", () => {
    expect(textOf({ feedback: { verdict: "TLE", reason: "Case 3 took too long.", figures: null } })).toContain("Case 3 took too long.");
  });

  it("leaves out what an ablation leaves out, and nothing else", () => {
    const withoutFeedback = textOf({ ablation: { feedback: false, originalCode: true } });
    const withoutCode = textOf({ ablation: { feedback: true, originalCode: false } });
    expect([withoutFeedback.includes("12.3 ms"), withoutFeedback.includes("sum([a, b])")]).toEqual([false, true]);
    expect([withoutCode.includes("12.3 ms"), withoutCode.includes("sum([a, b])")]).toEqual([true, false]);
  });

  it("fences code that holds a fence so that it stays whole", () => {
    const code = 'x = """\n```\n"""\n';
    const fenced = textOf({ code }).split("## Original solution\n")[1]?.split("\n\n## ")[0] ?? "";
    expect(solutionIn(fenced, "python3")?.code).toBe(code);
  });
});

describe("the templates that are shown", () => {
  it("are the prompts that are sent, with placeholders", () => {
    const [first, improvement] = promptTemplates("python3", "both");
    expect(first?.messages).toEqual(generationPrompt({ title: "{title}", statement: "{statement}", language: "python3", starterCode: "{starter code}" }, "both"));
    const text = improvement?.messages.map(({ content }) => content).join("\n") ?? "";
    for (const part of ["{original solution}", "Run time: 123 ms", "Peak memory: 45600 KB", "Memory held over time: 5610 KB x ms"]) expect(text).toContain(part);
  });

  it("are those of their version: other words are another version", async () => {
    const all = LANGUAGES.flatMap((language) => OBJECTIVES.flatMap((objective) => promptTemplates(language, objective)));
    expect({ version: PROMPT_VERSION, hash: await sha256Hex(JSON.stringify(all)) }).toEqual({ version: 1, hash: "7fc75b82b6eafe90a7a5ff39769188fdd97cec58db5898d094f977d2620a6bea" });
  });
});

describe("the published curves", () => {
  it("have eleven points of per cent each, and those of APPS no time and memory alone", () => {
    for (const set of ["venus", "apps"]) {
      for (const { scores } of publishedCurves(set).curves) for (const values of Object.values(scores)) {
        expect(values).toHaveLength(11);
        for (const value of values) expect(value).toBeGreaterThan(1);
      }
    }
    expect(Object.keys(publishedCurves("apps-interview").curves[0]?.scores ?? {})).toEqual(["passAt1", "beyondI"]);
    expect(publishedCurves("starter").set).toBe("Venus");
  });
});
