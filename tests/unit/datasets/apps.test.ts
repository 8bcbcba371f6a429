import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { check, isBuiltIn } from "@/lib/core/checkers/check";
import { parseAppsRows } from "@/lib/core/datasets/apps";
import { appsFolderRow } from "@/lib/core/datasets/apps-folder";
import { buildProgram } from "@/lib/core/datasets/program";
import type { ImportedProblem } from "@/lib/core/problem";
import { hasPython, runPython } from "@/tests/support/python";
import { hasTrialData, trialDataNote, trialPath, trialRows } from "@/tests/support/trial-data";

function appsRow(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    problem_id: 12,
    question: "Add.\n-----Examples-----\nInput\n1 2\n\nOutput\n3\n\n",
    solutions: JSON.stringify(["print(sum(map(int, input().split())))"]),
    input_output: JSON.stringify({ inputs: ["1 2\n", "4 5\n"], outputs: ["3\n", "9\n"] }),
    difficulty: "interview",
    url: "https://example.org/12",
    starter_code: "",
    ...changes,
  };
}

const callRow = (fnName: string, inputs: unknown[], outputs: unknown[], starter: string) =>
  appsRow({ input_output: JSON.stringify({ fn_name: fnName, inputs, outputs }), starter_code: starter });

async function only(row: unknown, split?: string): Promise<ImportedProblem> {
  const { problems, rowFaults } = await parseAppsRows([row], { split });
  expect(rowFaults).toEqual([]);
  return problems[0] as ImportedProblem;
}

/** Verdict of a program on all cases of a problem by a bare Python: true, false, or null when it crashed. */
function accepted(problem: ImportedProblem, code: string): boolean | null {
  if (!isBuiltIn(problem.checker)) throw new Error("not a built-in checker");
  for (const { input, expected } of problem.cases) {
    let output: string;
    try {
      output = runPython(buildProgram(problem, "python3", code), input);
    } catch {
      return null;
    }
    if (!check(problem.checker, expected, output).ok) return false;
  }
  return true;
}

describe("an APPS row", () => {
  it("with stdin cases is a script problem, its examples public", async () => {
    const problem = await only(appsRow(), "train");
    expect(problem).toMatchObject({
      externalId: "train/0012",
      slug: "apps-train-0012",
      difficulty: "Medium",
      harness: { python3: { kind: "script" } },
      checker: { kind: "json_or_token", floatTolerance: 1e-6 },
      starterCode: {},
      url: "https://example.org/12",
      notScorable: null,
    });
    expect(problem.cases.map(({ isPublic }) => isPublic)).toEqual([true, false]);
  });

  it("takes inputs and outputs as texts or as lists of lines", async () => {
    const problem = await only(appsRow({ input_output: { inputs: [["1", 2], "x"], outputs: [["a", "b"], "y"] } }));
    expect(problem.cases.map(({ input, expected }) => [input, expected])).toEqual([["1\n2\n", "a\nb\n"], ["x", "y"]]);
  });

  it("in call style keeps arguments exact, beyond the range of floats", async () => {
    const text = '{"fn_name": "f", "inputs": [[12345678901234567890, 1.0]], "outputs": [[9007199254740993]]}';
    const problem = await only(appsRow({ input_output: text, starter_code: "def f(a, b):" }));
    expect(problem.cases[0]).toMatchObject({ input: "[12345678901234567890, 1.0]\n", expected: "9007199254740993\n" });
  });

  it("in call style unwraps results that are all wrapped, but not those of a Solution class", async () => {
    const expected = async (outputs: unknown[], starter: string) =>
      (await only(callRow("f", outputs.map(() => [1]), outputs, starter))).cases.map((item) => item.expected.trim());
    expect(await expected([[false], [true]], "def f(n):")).toEqual(["false", "true"]);
    expect(await expected([[1], [1, 2]], "def f(n):")).toEqual(["[1]", "[1, 2]"]);
    expect(await expected([[1], [2]], "class Solution:\n    def f(self, n):")).toEqual(["[1]", "[2]"]);
  });

  it("without tests or solutions is imported and says so", async () => {
    for (const nothing of ["", null, undefined, '{"inputs": [], "outputs": []}']) {
      expect((await only(appsRow({ input_output: nothing }))).notScorable).toBe("no test cases");
    }
    for (const nothing of ["", null, "[]"]) expect((await only(appsRow({ solutions: nothing }))).notScorable).toBe("no reference solutions");
  });

  it("that is bad is reported by number and field, and the rest goes in", async () => {
    const io = (value: unknown) => appsRow({ input_output: typeof value === "string" ? value : JSON.stringify(value) });
    const bad = [
      io("{"), io([1]), io({ inputs: ["1"], outputs: [] }), io({ inputs: [{ a: 1 }], outputs: ["x"] }),
      io({ fn_name: "f(); import os", inputs: [[1]], outputs: [1] }), io({ fn_name: "f", inputs: [1], outputs: [1] }),
      appsRow({ solutions: "print(1)" }), appsRow({ problem_id: "x" }), appsRow({ question: 1 }),
    ];
    const { problems, rowFaults } = await parseAppsRows([...bad, appsRow()]);
    expect(problems.length).toBe(1);
    expect(rowFaults.map(({ row, where }) => [row, where])).toEqual([
      [1, "input_output"], [2, "input_output"], [3, "input_output"], [4, "input_output.inputs[0]"],
      [5, "input_output.fn_name"], [6, "input_output.inputs[0]"], [7, "solutions"], [8, "problem_id"], [9, "question"],
    ]);
  });

  it("of two splits with one number is two problems", async () => {
    const { problems } = await parseAppsRows([appsRow({ split: "train" }), appsRow({ split: "test" })]);
    expect(problems.map(({ externalId }) => externalId)).toEqual(["train/0012", "test/0012"]);
  });
});

describe.skipIf(!hasPython)("the call harness", () => {
  it("calls a function or a method of Solution, and prints one JSON line", async () => {
    const problem = await only(callRow("f", [[1, [2]], [3, []]], [[2, 1], [3]], "class Solution:"));
    expect(accepted(problem, "def f(a, b):\n    return tuple(b) + (a,)")).toBe(true);
    expect(accepted(problem, "class Solution:\n    def f(self, a: int, b: List[int]):\n        return b + [a]")).toBe(true);
    expect(accepted(problem, "def f(a, b):\n    print('debug')\n    return b + [a]")).toBe(false);
    expect(accepted(problem, "def g(a, b):\n    return b + [a]")).toBe(null);
  });

  it("works for programs that redefine the names that it uses", async () => {
    const problem = await only(callRow("f", [[{ "1": 5, "2": 6 }]], [11], "def f(d):"));
    expect(accepted(problem, "print = json = sys = isinstance = dict = getattr = globals = None\ndef f(d):\n    return d[1] + d[2]")).toBe(true);
  });
});

describe.skipIf(!hasTrialData)(`real APPS problems${trialDataNote}`, () => {
  const problemFolders = (split: string) =>
    readdirSync(trialPath(`apps/${split}`)).map((id) => {
      const folder = trialPath(`apps/${split}/${id}`);
      const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]));
      return { split, id, files };
    });

  it("are equal problems as rows and as directories", async () => {
    const folders = [...problemFolders("train"), ...problemFolders("test")];
    const byRows = await parseAppsRows(trialRows("apps/apps.jsonl"));
    const byFolders = await parseAppsRows(folders.map(appsFolderRow));
    expect([...byRows.rowFaults, ...byFolders.rowFaults]).toEqual([]);
    const nameless = ({ externalId, slug: _slug, title: _title, ...problem }: ImportedProblem) => ({ ...problem, number: externalId.split("/").at(-1) });
    expect(byRows.problems.length).toBe(10);
    expect(byFolders.problems.map(nameless)).toEqual(byRows.problems.map(nameless));
    expect(byRows.problems.filter(({ notScorable }) => notScorable !== null)).toEqual([]);
  });

  it.skipIf(!hasPython)("in call style judge the human programs as the independent judge did", async () => {
    const verdicts = JSON.parse(readFileSync(trialPath("apps/expected_verdicts.json"), "utf8")) as Record<string, Record<string, { solutions: { passed: boolean }[] }>>;
    for (const id of ["2404", "4184"]) {
      const folder = problemFolders("train").find((item) => item.id === id);
      if (!folder) throw new Error(`folder ${id} is missing`);
      const whole = await only(appsFolderRow(folder));
      const problem = { ...whole, cases: whole.cases.slice(0, 3) };
      // The last of 4184 sieves ten million numbers for every case.
      const quick = problem.references.filter(({ code }) => !code.includes("10000000")).slice(0, 8);
      const expected = quick.map(({ label }) => verdicts.train?.[id]?.solutions[Number(label.split(" ")[1]) - 1]?.passed);
      expect(quick.map(({ code }) => accepted(problem, code) === true)).toEqual(expected);
    }
  }, 120_000);
});
