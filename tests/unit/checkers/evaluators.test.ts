import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, isBuiltIn, type BuiltInChecker } from "@/lib/core/checkers/check";
import { buildCheckerInput, buildCheckerProgram, parseCheckerOutput, type CheckPair } from "@/lib/core/checkers/evaluate-program";
import { checkerForEvaluator } from "@/lib/core/datasets/evaluators";
import { hasPython, runPython } from "@/tests/support/python";
import { hasTrialData, trialDataNote, trialRows } from "@/tests/support/trial-data";

interface Row {
  test_case_evaluator: string;
  test_cases: string;
}

/** Small changes to an expected output: what wrong, sloppy and hostile programs print. */
function variants(expected: string, seed: number): string[] {
  const line = expected.split("\n")[0] ?? "";
  const places = fc.sample(fc.tuple(fc.nat(), fc.constantFrom("", "1", "-", ".5", ",", "[", "]", '"', " ", "\n", "true", "null", "0.0")), { numRuns: 6, seed });
  const edited = places.map(([at, piece]) => {
    const offset = at % (line.length + 1);
    return line.slice(0, offset) + piece + line.slice(offset + (at % 2)) + expected.slice(line.length);
  });
  const renumbered = [
    expected.replace(/-?\d+(\.\d+)?/g, (number) => (number.includes(".") ? number : `${number}.0`)),
    expected.replace(/\d+/, (number) => String(Number(number) + 1)),
    expected.replace(/\d+(\.\d+)?/, (number) => String(Number(number) + 9e-6)),
    expected.replace(/\btrue\b/g, "1").replace(/\bfalse\b/g, "0"),
    expected.replaceAll(",", ", "),
  ];
  return [expected, ...edited, ...renumbered, reversed(line), "", "null\n", "[]\n", expected + expected, `${expected}debug\n`];
}

function reversed(line: string): string {
  try {
    const value: unknown = JSON.parse(line);
    return Array.isArray(value) ? JSON.stringify([...value].reverse()) : line;
  } catch {
    return line;
  }
}

function pairsOf(rows: Row[], casesPerRow: number): CheckPair[] {
  return rows.flatMap((row, index) => {
    const cases = (JSON.parse(row.test_cases) as { output: string }[]).filter(({ output }) => output.length < 20_000);
    return cases.slice(0, casesPerRow).flatMap(({ output }, at) => variants(output, index * 100 + at).map((actual) => ({ expected: output, actual })));
  });
}

function disagreements(source: string, checker: BuiltInChecker, pairs: CheckPair[]): CheckPair[] {
  const theirs = parseCheckerOutput(runPython(buildCheckerProgram(source), buildCheckerInput(pairs)), pairs.length);
  return pairs.filter(({ expected, actual }, index) => check(checker, expected, actual).ok !== theirs[index]?.ok);
}

describe.skipIf(!hasTrialData || !hasPython)(`evaluators of real rows${trialDataNote}`, () => {
  const rows = hasTrialData ? (trialRows("venus/venus_python.jsonl") as unknown as Row[]) : [];

  it("are recognised where a built-in checker says the same, and kept as source else", async () => {
    const kinds = await Promise.all(rows.map((row) => checkerForEvaluator(row.test_case_evaluator)));
    const ordered = kinds.filter((checker) => checker.kind === "json" && !checker.unordered).length;
    const unordered = kinds.filter((checker) => checker.kind === "json" && checker.unordered).length;
    expect([ordered, unordered, kinds.filter(({ kind }) => kind === "evaluate").length]).toEqual([79, 6, 1]);
  });

  it("say of thousands of outputs, right and wrong, what the built-in checker says", async () => {
    const sources = [...new Set(rows.map((row) => row.test_case_evaluator))];
    let compared = 0;
    for (const source of sources) {
      const checker = await checkerForEvaluator(source);
      if (!isBuiltIn(checker)) continue;
      const pairs = pairsOf(rows, 4);
      expect(disagreements(source, checker, pairs)).toEqual([]);
      compared += pairs.length;
    }
    expect(compared).toBeGreaterThan(10_000);
  });
});

describe.skipIf(!hasPython)("the starter set's evaluator", () => {
  const source = readFileSync(new URL("../../../problems/default_evaluator.py", import.meta.url), "utf8");

  it("is recognised and says what its built-in checker says", async () => {
    const checker = await checkerForEvaluator(source);
    if (!isBuiltIn(checker)) throw new Error("problems/default_evaluator.py is not recognised: lib/core/datasets/evaluators.ts");
    const outputs = ["3\n", "[1,2,3]\n", "true\n", "2.5\n[0.1,1e20]\n", '"a b"\n', '[["x",1],["y",true]]\n', '{"a":[1.5,true]}\n', "null\n"];
    const pairs = outputs.flatMap((expected, seed) => variants(expected, seed).map((actual) => ({ expected, actual })));
    expect(disagreements(source, checker, pairs)).toEqual([]);
  });
});
