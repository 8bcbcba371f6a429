import { beforeAll, describe, expect, it } from "vitest";

import { ROLLOUT } from "@/lib/core/judging";
import type { Checker } from "@/lib/core/problem";

import { execute, outputOf, useSandbox } from "../support";
import { type Calm, calm, expectCalm, programsOf, sourceOf } from "./attack";
import { judgeOn, type Target, targetOf } from "./judging";

const fixture = useSandbox({ checkContainers: 1 });
const FOLDER = "forging";

/** Programs that end with a failure of their own, whatever they printed; all others end well and are wrong. */
const RUNTIME_ERRORS = new Set(["always_equal_plain", "exit_124", "exit_137", "killed_by_itself", "patched_builtins", "patched_unittest"]);

/** Outputs made to break a checker, and one that only stands in for the judge's own words. */
const OUTPUTS = [...programsOf(FOLDER).filter((name) => name.startsWith("output_")), "fake_judge_text"];

const EVALUATE = "def evaluate(expected_output, actual_output):\n    import json\n    return json.loads(expected_output) == json.loads(actual_output)\n";
const CHECKERS: Record<string, Checker> = {
  exact: { kind: "exact" },
  token: { kind: "token", floatTolerance: null },
  "token with tolerance": { kind: "token", floatTolerance: 1e-6 },
  json: { kind: "json", floatTolerance: 1e-6, unordered: false },
  "unordered json": { kind: "json", floatTolerance: 1e-6, unordered: true },
  "json or token": { kind: "json_or_token", floatTolerance: 1e-6 },
  "the data set's own": { kind: "evaluate", source: EVALUATE },
};
const EXPECTED = ["6\n", "[1, 2.5, [3]]\n"];

describe("hostile programs: verdict forging", () => {
  let before: Calm;
  let builtIn: Target;
  let own: Target;
  beforeAll(async () => {
    [builtIn, own] = await Promise.all([targetOf("meter-windows"), targetOf("counterweight")]);
    before = await calm(fixture);
  });

  it("one target is judged by a built-in checker, the other by the data set's own evaluator, both on hidden cases too", () => {
    expect(builtIn.problem.checker.kind).toBe("json");
    expect(own.problem.checker.kind).toBe("evaluate");
    for (const { problem } of [builtIn, own]) expect(problem.cases.some(({ isPublic }) => !isPublic)).toBe(true);
  });

  it.each(programsOf(FOLDER))("%s is never accepted; the checkers live on, nothing is left, and the next figures are what they were", async (name) => {
    const code = sourceOf(FOLDER, name);
    for (const target of [builtIn, own]) {
      const { verdict, reason } = await judgeOn(fixture.sandbox, target, code);
      expect(verdict, reason).toBe(RUNTIME_ERRORS.has(name) ? "RE" : "WA");
    }
    expect((await judgeOn(fixture.sandbox, own, own.honest)).verdict).toBe("AC");
    await expectCalm(fixture, before);
  });

  it.each(Object.entries(CHECKERS))("no output breaks the %s checker", async (_name, checker) => {
    for (const expected of EXPECTED) {
      const cases = [{ input: "1\n", expected, isPublic: false }];
      const target: Target = { ...own, problem: { ...own.problem, checker, cases, harness: { python3: { kind: "script" } } } };
      for (const output of OUTPUTS) {
        const { verdict } = await judgeOn(fixture.sandbox, target, sourceOf(FOLDER, output));
        expect({ output, verdict }).toEqual({ output, verdict: "WA" });
      }
      const honest = await judgeOn(fixture.sandbox, target, `print(${JSON.stringify(expected.trim())})`);
      expect(honest.verdict).toBe("AC");
    }
    await expectCalm(fixture, before);
  });

  it("a program that is right while it is judged and wrong while it is measured is not accepted", async () => {
    // Two processes for compiling and two a case: beyond them the correctness pass is over.
    const [pid] = await execute(fixture.sandbox, { source: "import os\nprint(os.getpid())" });
    const last = Number(pid && outputOf(pid)) + 2 + 2 * builtIn.problem.cases.length;
    const trick = `${builtIn.honest}\nimport os\nif os.getpid() > ${last}:\n    Solution.METHOD = lambda self, *arguments: None\n`;
    expect((await judgeOn(fixture.sandbox, builtIn, trick)).verdict).toBe("AC");
    expect((await judgeOn(fixture.sandbox, builtIn, trick, ROLLOUT)).verdict).toBe("WA");
    await expectCalm(fixture, before);
  });
});
