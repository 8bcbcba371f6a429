import { describe, expect, it } from "vitest";
import { UnreadableRow } from "@/lib/core/datasets/rows";
import { parseVenusRows } from "@/lib/core/datasets/venus";
import type { ImportedProblem } from "@/lib/core/problem";
import { hasTrialData, trialDataNote, trialRows } from "@/tests/support/trial-data";
import { venusRow } from "./venus-rows";

const CPP_STARTER = "class Solution {\npublic:\n    int twice(int n) {\n        \n    }\n};\n";

async function only(changes: Record<string, unknown>): Promise<ImportedProblem> {
  const { problems, rowFaults } = await parseVenusRows([venusRow(changes)]);
  expect(rowFaults).toEqual([]);
  return problems[0] as ImportedProblem;
}

async function faults(changes: Record<string, unknown>) {
  return (await parseVenusRows([venusRow(changes)])).rowFaults;
}

describe("a Venus row", () => {
  it("becomes a problem with its cases, references and texts", async () => {
    const problem = await only({});
    expect(problem).toMatchObject({
      externalId: "7",
      slug: "double-it-ii",
      title: "Double It II",
      difficulty: "Easy",
      checker: { kind: "evaluate" },
      limits: { totalWallMs: 10_000 },
      notScorable: null,
    });
    expect(problem.harness.python3?.kind).toBe("template");
    expect(problem.references.map(({ label, declaredPassed }) => [label, declaredPassed])).toEqual([["reference 1", true], ["reference 2", false]]);
  });

  it("never carries the times and memory that its authors measured", async () => {
    expect(JSON.stringify(await only({}))).not.toContain("12.5");
  });

  it("shows as public only the leading cases that the statement itself gives away", async () => {
    expect((await only({})).cases.map(({ isPublic }) => isPublic)).toEqual([true, true, false]);
    expect((await only({ question_content: "Double a number." })).cases.some(({ isPublic }) => isPublic)).toBe(false);
    const otherInput = await only({ question_content: "Input: n = 5\nOutput: 8\n" });
    expect(otherInput.cases.some(({ isPublic }) => isPublic)).toBe(false);
    expect((await only({ public_cases: 1 })).cases.map(({ isPublic }) => isPublic)).toEqual([true, false, false]);
  });

  it("takes a display name and limits of its own", async () => {
    const problem = await only({ name: "Twice", limits: { totalWallMs: 5000 } });
    expect(problem.title).toBe("Twice");
    expect(problem.limits).toMatchObject({ totalWallMs: 5000, memoryBytes: 1024 ** 3 });
  });

  it("accepts test cases and solutions as text or as lists, and fields by language", async () => {
    const asList = await only({ test_cases: [{ input: "1", output: "2" }], solutions: JSON.stringify([{ code: "x" }]) });
    expect([asList.cases.length, asList.references.length]).toEqual([1, 1]);
    const marker = "\n==Code Submission==\n";
    const byLanguage = await only({
      test_case_runners: { python3: marker, cpp: marker, golang: marker, klingon: marker, java: null },
      code_prompt: { python3: "p", cpp: "c" },
      solutions: { python3: [{ code: "a" }], cpp: [{ code: "b" }, "c"], java: ["cannot run"], rust: null },
    });
    expect(Object.keys(byLanguage.harness)).toEqual(["python3", "cpp", "go"]);
    expect(byLanguage.starterCode).toEqual({ python3: "p", cpp: "c" });
    expect(byLanguage.references.map(({ language, code }) => language + code)).toEqual(["python3a", "cppb", "cppc"]);
  });

  it("gets a runner made from its starter code in every language that it has none for", async () => {
    const problem = await only({
      test_case_runners: "",
      languages: { cpp: { code_prompt: CPP_STARTER, solutions: ["class Solution {};"] }, java: { code_prompt: "class LRUCache {}", solutions: ["x"] } },
    });
    expect(Object.keys(problem.harness)).toEqual(["python3", "cpp"]);
    expect(problem.harness.cpp).toMatchObject({ source: expect.stringContaining("Solution().twice(a0)") as string });
    expect(problem.references.map(({ language, label }) => [language, label])).toEqual([["python3", "reference 1"], ["python3", "reference 2"], ["cpp", "reference 3"]]);
  });

  it("gets none where the inputs do not fit the types of the starter code", async () => {
    const problem = await only({ languages: { cpp: { code_prompt: "class Solution {\npublic:\n    bool twice(string n) {}\n};", solutions: ["x"] } } });
    expect(Object.keys(problem.harness)).toEqual(["python3"]);
  });

  it("takes the ranked lists of the multilingual set, each program once", async () => {
    const { problems } = await parseVenusRows(
      [venusRow({ solutions: null, rt_list: [{ code: "a", runtime: 1 }, { code: "b", runtime: 2 }], mm_list: [{ code: "b", memory: 1 }] })],
      { language: "cpp" },
    );
    expect(problems[0]?.references.map(({ language, code }) => language + code)).toEqual(["cppa", "cppb"]);
    expect(problems[0]?.references.map(({ label }) => label)).toEqual(["reference 1 (its source recorded runtime 1)", "reference 2 (its source recorded runtime 2, memory 1)"]);
  });

  it("of several languages is one problem: cases from whichever row has them, solutions of each", async () => {
    const python = venusRow({ lang: "python3" });
    const cpp = venusRow({ lang: "cpp", code_prompt: CPP_STARTER, test_case_runners: null, test_cases: null, test_case_evaluator: null, solutions: null, rt_list: [{ code: "c" }] });
    const go = venusRow({ lang: "golang", code_prompt: "func twice(n int) int {\n}\n", test_case_runners: null, solutions: { golang: ["g"] } });
    for (const rows of [[python, cpp, go], [cpp, go, python]]) {
      const { problems, rowFaults } = await parseVenusRows(rows);
      expect(rowFaults).toEqual([]);
      expect(problems.length).toBe(1);
      expect(Object.keys(problems[0]?.harness ?? {}).sort()).toEqual(["cpp", "go", "python3"]);
      expect(problems[0]?.cases.length).toBe(3);
      expect(problems[0]?.notScorable).toBeNull();
      expect(new Set(problems[0]?.references.map(({ language }) => language))).toEqual(new Set(["python3", "cpp", "go"]));
    }
  });

  it("is imported and says so when it cannot be scored", async () => {
    const reasons = await Promise.all(
      [
        { test_cases: "[]" },
        { test_cases: null },
        { solutions: [] },
        { solutions: [{ code: "x", passed: false }] },
        { test_case_evaluator: "" },
        { test_case_runners: "", code_prompt: "" },
        { test_case_runners: "", code_prompt: "class LRUCache:\n    def get(self, key: int) -> int:\n" },
        { question_content: '<p><img src="a.png"></p>\n![figure](b.png)' },
        { question_content: " " },
      ].map(async (changes) => (await only(changes)).notScorable),
    );
    expect(reasons).toEqual([
      "no test cases", "no test cases", "no reference solutions", "no reference solution that passes",
      "no test case evaluator", "no test case runner",
      "no test case runner, and none can be made: the starter code is a class LRUCache, not a function of Solution", "the statement holds images only", "no statement",
    ]);
  });
});

describe("a bad Venus row", () => {
  it("is reported by number and field", async () => {
    expect(await faults({ problem_id: null })).toMatchObject([{ row: 1, where: "problem_id" }]);
    expect(await faults({ test_cases: "[{" })).toMatchObject([{ row: 1, where: "test_cases" }]);
    expect(await faults({ test_cases: [{ input: "1", output: "2" }, { input: "1", output: 2 }] })).toMatchObject([{ where: "test_cases[1].output" }]);
    expect(await faults({ solutions: [{ code: 1 }] })).toMatchObject([{ where: expect.stringContaining("solutions") as string }]);
    expect(await faults({ title: "日本" })).toMatchObject([{ where: "title" }]);
    expect(await faults({ question_content: "a\u0000b" })).toEqual([{ row: 1, where: "statement", problem: "holds a NUL character" }]);
  });

  it("is one whose runner does not hold the submission line exactly once, on a line of its own", async () => {
    for (const runner of ["print(1)", "==Code Submission==\n==Code Submission==\n", "x = 1; ==Code Submission==\n"]) {
      expect(await faults({ test_case_runners: runner })).toMatchObject([{ where: "test_case_runners" }]);
    }
  });

  it("is one with other test cases than the same problem has in another language", async () => {
    const cpp = venusRow({ lang: "cpp", code_prompt: CPP_STARTER, test_case_runners: null, solutions: null, test_cases: [{ input: "[1]\n", output: "2\n" }] });
    expect((await parseVenusRows([venusRow(), cpp])).rowFaults).toEqual([
      { row: 2, where: "test_cases", problem: 'differ from those of "double-it-ii" in another language' },
    ]);
  });

  it("leaves the others in; of two with one name or id the first stays", async () => {
    const rows = [
      venusRow(),
      42,
      null,
      [],
      new UnreadableRow({ where: "line 5, column 3", problem: "is not JSON" }),
      venusRow({ problem_id: 8 }),
      venusRow({ title: "other" }),
      venusRow({ problem_id: 9, title: "third" }),
    ];
    const { problems, rowFaults } = await parseVenusRows(rows);
    expect(problems.map(({ slug }) => slug)).toEqual(["double-it-ii", "third"]);
    expect(rowFaults.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(rowFaults[4]).toEqual({ row: 6, where: "slug", problem: '"double-it-ii" is already taken by row 1' });
  });
});

describe("the content hash", () => {
  it("is the same for the same content and another for any change or order", async () => {
    const hash = async (rows: unknown[]) => (await parseVenusRows(rows)).contentHash;
    const [a, b] = [venusRow(), venusRow({ problem_id: 8, title: "other" })];
    expect(await hash([a, b])).toBe(await hash([venusRow(), Object.fromEntries(Object.entries(b).reverse())]));
    expect(await hash([b, a])).not.toBe(await hash([a, b]));
    expect(await hash([a, { ...b, tags: [] }])).not.toBe(await hash([a, b]));
    expect(await hash([a])).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe.skipIf(!hasTrialData)(`real Venus rows${trialDataNote}`, () => {
  it("go in whole, all of them scorable", async () => {
    for (const [file, count] of [["venus/venus_python.jsonl", 86], ["venus/venus_smoke.jsonl", 12]] as const) {
      const { problems, rowFaults } = await parseVenusRows(trialRows(file));
      expect(rowFaults).toEqual([]);
      expect(problems.length).toBe(count);
      expect(problems.filter(({ notScorable }) => notScorable !== null)).toEqual([]);
    }
  });

  it("show no generated case: public are at most the examples of the statement", async () => {
    const { problems } = await parseVenusRows(trialRows("venus/venus_python.jsonl"));
    for (const { cases, statement } of problems) {
      const shown = cases.filter(({ isPublic }) => isPublic);
      expect(shown.length).toBeLessThanOrEqual(statement.split("Output:").length - 1);
      expect(shown.every(({ input }) => input.trim().split("\n").length === 1)).toBe(true);
    }
    expect(problems.filter(({ cases }) => cases[0]?.isPublic).length).toBeGreaterThan(60);
  });

  it("that are damaged are reported, the other 84 go in", async () => {
    const rows = trialRows("venus/venus_python.jsonl");
    const damages = new Map<number, object>([[10, { problem_id: {} }], [40, { solutions: "[{]", test_cases: undefined }]]);
    const damaged = rows.map((row, index) => ({ ...row, ...damages.get(index) }));
    const { problems, rowFaults } = await parseVenusRows(damaged);
    expect(problems.length).toBe(84);
    expect(rowFaults.map(({ row, where }) => [row, where])).toEqual([[11, "problem_id"], [41, "solutions"]]);
  });
});
