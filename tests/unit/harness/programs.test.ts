import { describe, expect, it } from "vitest";
import { check } from "@/lib/core/checkers/check";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import { BROKEN_INPUTS, echoInput, echoProgram, inPlaceProgram, JAVA_LIST_SHAPES, SHAPES, type Shape } from "@/tests/support/harness-shapes";
import { hostHas, runOnHost } from "@/tests/support/host-languages";

/** Compiling costs seconds: here one shape that uses most of the harness; in the sandbox all of them. */
const FEW: Partial<Record<Language, string[]>> = { cpp: ["trees"], java: ["linked lists"], go: ["trees"], rust: ["trees"] };

function shapesOf(language: Language): Shape[] {
  const wanted = FEW[language];
  const shapes = [...SHAPES, ...(language === "java" ? JAVA_LIST_SHAPES : [])];
  return wanted ? shapes.filter(({ name }) => wanted.includes(name)) : shapes;
}

describe.each(LANGUAGES.filter(hostHas))("a harness in %s", (language) => {
  it.each(shapesOf(language))("gives a solution its argument and prints what it returns: $name", (shape) => {
    const [run] = runOnHost(language, echoProgram(language, shape), [echoInput(shape)]);
    expect(run?.stderr).toBe("");
    const printed = check({ kind: "json", floatTolerance: 1e-9, unordered: false }, shape.values.join("\n"), run?.stdout ?? "");
    expect(printed, run?.stdout).toEqual({ ok: true, reason: "" });
  }, 60_000);

  it("prints the first argument of a solution that returns nothing, in either layout of the input", () => {
    const layouts = { argument_list: "[[1,2,3],2]\n[[7],0]\n", argument_lines: "[1,2,3]\n2\n\n[7]\n0\n" };
    const wanted = FEW[language] ? (["argument_lines"] as const) : (["argument_list", "argument_lines"] as const);
    const runs = wanted.flatMap((layout) => runOnHost(language, inPlaceProgram(language, layout), [layouts[layout]]));
    for (const run of runs) expect(run?.stdout.replaceAll(" ", "")).toBe("[3,2,1]\n[7]\n");
  }, 60_000);

  // Python's own types say nothing of what a list holds; its inputs are looked through at import.
  if (language !== "python3") it("fails on an input that does not fit the types, and prints no answer", () => {
    const ints = SHAPES.find(({ name }) => name === "ints") as Shape;
    const runs = runOnHost(language, echoProgram(language, ints), BROKEN_INPUTS);
    const source = BROKEN_INPUTS.map((input, i) => [input, runs[i]?.stdout, runs[i]?.status === 0] as const);
    // A JavaScript number may have a fraction: its starter code says no more.
    const wrong = source.filter(([input]) => language !== "javascript" || !input.includes("1.5"));
    expect(wrong.filter(([, stdout, ended]) => stdout !== "" || ended)).toEqual([]);
  }, 60_000);
});
