import { describe, expect, it } from "vitest";
import { check } from "@/lib/core/checkers/check";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import { BROKEN_INPUTS, echoInput, echoProgram, inPlaceProgram, JAVA_LIST_SHAPES, SHAPES, type Shape } from "@/tests/support/harness-shapes";
import { execute, LIMITS, MIB, outputOf, useSandbox } from "./support";

const host = useSandbox();
const limits = { ...LIMITS, memoryBytes: 512 * MIB };

/** One shape for each way in which a value is read and printed; a list's items show their own type's, too. */
const NAMES = ["long", "string", "doubles", "bools", "board", "cube", "linked list", "linked lists", "trees"];

function shapesOf(language: Language): Shape[] {
  return [...SHAPES.filter(({ name }) => NAMES.includes(name)), ...(language === "java" ? JAVA_LIST_SHAPES.slice(1, 3) : [])];
}

describe.each(LANGUAGES)("a harness in %s", (language) => {
  it("gives solutions their arguments and prints what they return, for every shape of value", async () => {
    for (const shape of shapesOf(language)) {
      const [run] = await execute(host.sandbox, { language, source: echoProgram(language, shape), inputs: [echoInput(shape)], limits });
      const printed = run && outputOf(run);
      expect({ shape: shape.name, status: run?.status, stderr: run?.stderrTail }).toEqual({ shape: shape.name, status: "ok", stderr: "" });
      expect(check({ kind: "json", floatTolerance: 1e-9, unordered: false }, shape.values.join("\n"), printed ?? ""), `${shape.name}: ${printed}`).toEqual({ ok: true, reason: "" });
    }
  });

  it("prints the first argument of a solution that returns nothing", async () => {
    const [run] = await execute(host.sandbox, { language, source: inPlaceProgram(language, "argument_lines"), inputs: ["[1,2,3]\n2\n[7]\n0\n"], limits });
    expect(run && outputOf(run).replaceAll(" ", "")).toBe("[3,2,1]\n[7]\n");
  });

  if (language !== "python3") it("fails on inputs that do not fit the types, and prints no answer", async () => {
    const ints = SHAPES.find(({ name }) => name === "ints") as Shape;
    const inputs = BROKEN_INPUTS.filter((input) => language !== "javascript" || !input.includes("1.5"));
    const runs = await execute(host.sandbox, { language, source: echoProgram(language, ints), inputs, limits });
    expect(runs.map((run) => [run.status, outputOf(run)])).toEqual(inputs.map(() => ["nonzero_exit", ""]));
  });
});
