import { describe, expect, it } from "vitest";
import { buildCheckerInput, buildCheckerProgram, parseCheckerOutput, type CheckPair } from "@/lib/core/checkers/evaluate-program";
import { hasPython, runPython } from "@/tests/support/python";

function evaluate(source: string, pairs: CheckPair[]) {
  return parseCheckerOutput(runPython(buildCheckerProgram(source), buildCheckerInput(pairs)), pairs.length);
}

const pair = (expected: string, actual: string): CheckPair => ({ expected, actual });

describe.skipIf(!hasPython)("a data set's own evaluator", () => {
  it("judges every pair in order", () => {
    const source = "def evaluate(expected_output, actual_output):\n    return expected_output.strip() == actual_output.strip()\n";
    expect(evaluate(source, [pair("1\n", "1"), pair("1", "2"), pair("é\u2028\u0000😀", "é\u2028\u0000😀")]).map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  it("that raises makes the pair wrong and the next one is judged all the same", () => {
    const source = "import sys\ndef evaluate(e, a):\n    if a == 'exit': sys.exit(0)\n    if a == 'deep': return evaluate(e, a)\n    return int(e) == int(a)\n";
    const results = evaluate(source, [pair("1", "x"), pair("1", "exit"), pair("1", "deep"), pair("1", "1")]);
    expect(results).toEqual([
      { ok: false, reason: "the evaluator raised ValueError" },
      { ok: false, reason: "the evaluator raised SystemExit" },
      { ok: false, reason: "the evaluator raised RecursionError" },
      { ok: true, reason: "" },
    ]);
  });

  it("cannot mix what it prints into the answers", () => {
    const source = 'import os\nprint("[true, \\"\\"]")\nos.write(1, b"[true, \\"\\"]\\n")\ndef evaluate(e, a):\n    print("[true, \\"\\"]", flush=True)\n    return False\n';
    expect(evaluate(source, [pair("1", "1")])).toEqual([{ ok: false, reason: "the output differs" }]);
  });

  it("that ends the process leaves the rest wrong, never right", () => {
    const source = "import os\ndef evaluate(e, a):\n    if a == 'die': os._exit(0)\n    return True\n";
    expect(evaluate(source, [pair("", "a"), pair("", "die"), pair("", "b")]).map(({ ok }) => ok)).toEqual([true, false, false]);
  });

  it("that cannot be loaded makes every pair wrong and says so", () => {
    expect(evaluate("def evaluate(:\n", [pair("1", "1")])).toEqual([{ ok: false, reason: "the evaluator cannot be loaded: SyntaxError" }]);
    expect(evaluate("x = 1\n", [pair("1", "1")])[0]?.reason).toBe("the evaluator cannot be loaded: KeyError");
  });

  it("may hold any text in its source", () => {
    const source = 'NOTE = "quotes \\" \\\\ $& $1 ==Evaluator== é😀"\ndef evaluate(e, a):\n    return e == NOTE\n';
    expect(evaluate(source, [pair('quotes " \\ $& $1 ==Evaluator== é😀', "")])[0]?.ok).toBe(true);
  });
});

describe("answers of the checker program", () => {
  it("that are missing or broken count as wrong", () => {
    expect(parseCheckerOutput('[true, ""]\n[true\n"x"\n', 4).map(({ ok }) => ok)).toEqual([true, false, false, false]);
    expect(parseCheckerOutput("", 1)).toEqual([{ ok: false, reason: "the evaluator gave no answer" }]);
  });
});
