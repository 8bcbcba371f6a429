import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extractCode, MAX_FAULTS, syntaxWarnings, type ProgramToCheck } from "@/lib/core/formats";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import { checkSyntax, SYNTAX_LIMITS } from "@/lib/infra/syntax";
import { hasTrialData, trialDataNote, trialPath, trialRows, trialText } from "@/tests/support/trial-data";

/** Time enough on any machine: what is told must not depend on its speed. */
const PATIENT = { startMs: 100_000, readMs: 100_000, totalCpuMs: 100_000, programCpuMs: 10_000 };

const program = (language: Language, code: string, where = "line 1"): ProgramToCheck => ({ language, code, where });
const check = (language: Language, ...codes: string[]) => checkSyntax(codes.map((code, index) => program(language, code, `line ${index + 1}`)), PATIENT);

const GOOD: Record<Language, string> = {
  python3: "class Solution:\n    def f(self, a: list[int]) -> int:\n        match a:\n            case [x, *_] if (y := x) > 0:\n                return y\n        return f'{a!r:>{10}}'\n",
  cpp: "#include <vector>\ntemplate <typename T> T f(const std::vector<T>& a) { return [&](auto x) { return x + a[0]; }(T{}); }\n",
  java: "class Solution { record P(int a) {} int f(int[] a) { return switch (a.length) { case 0 -> 1; default -> 2; }; } }",
  javascript: "var f = async function* ({ a = 1, ...b }, [c]) { yield* b?.[`${c ?? a}`]; };",
  go: "package main\n\nfunc f[T any](a []T) (int, error) {\n\tfor range a {\n\t}\n\treturn len(a), nil\n}\n\ntype pair struct{ a, b int }",
  rust: "impl Solution { pub fn f<'a>(a: &'a [i32]) -> Option<&'a i32> { a.iter().filter(|x| **x > 0).max_by_key(|&x| x) } }",
};
const BROKEN: Record<Language, [string, number]> = {
  python3: ["def f(a):\n    return (a\n\nclass B:\n    pass\n", 2],
  cpp: ["int f() {\n    int a = 1\n    return a;\n}\n", 2],
  java: ["class A {\n    int f() {\n        return 1\n    }\n}\n", 3],
  javascript: ["var f = function () {\n    return [1, 2;\n};\n", 2],
  go: ["package main\n\nfunc f() int {\n\treturn (1\n}\n", 4],
  rust: ["fn f() -> i32 {\n    let a = ;\n    a\n}\n", 2],
};

describe("the syntax of programs", () => {
  it.each([...LANGUAGES])("of %s: a good program passes, a broken one is told with its line", async (language) => {
    const [broken, line] = BROKEN[language];
    const report = await check(language, GOOD[language], broken);
    expect(report).toMatchObject({ checked: 2, unchecked: 0, broken: 1, moreFaults: 0, faults: [{ where: "line 2" }] });
    const told = Number(/, line ([0-9]+), column [0-9]+ of the program: /.exec(report.faults[0]?.problem ?? "")?.[1]);
    expect(Math.abs(told - line)).toBeLessThanOrEqual(1);
  });

  it("of Python: empty bodies, stray indents and Python 2 are told, what only looks like them is not", async () => {
    const broken = ["def f():\n    # later\nx = 1\n", "while True:", "x = 1\n  y = 2\n", "  x = 1\n", "def f():\n    x\n  y\n", "print 'a'\n", "exec 'a'\n"];
    expect((await check("python3", ...broken)).faults.map(({ problem }) => problem.replace(/^.*program: /, ""))).toEqual([
      "an indented block is missing", "an indented block is missing",
      "the indentation fits no block", "the indentation fits no block", "the indentation fits no block",
      "print without parentheses is Python 2", "exec without parentheses is Python 2",
    ]);
    const good = ["\n\n# a\n\nx = 1\n", "def f(): pass\n", "if a: b; c\n", "x = (1,\n  2)\n", "x = 1 + \\\n    2\nif y: \\\n  z\n", "\tif_ = 1\n".trimStart(), "return 1\n", "print >>f, 1\n", "try:\n\tx\nexcept* E:\n\ty\n", "class A:\n    '''only words'''\n"];
    expect((await check("python3", ...good)).faults).toEqual([]);
  });

  it("of C++ is not judged where macros are defined", async () => {
    expect(await check("cpp", "#define rep(i, n) for (int i = 0; i < n; i++)\nvoid f() { rep(i, 3) { } }\n")).toMatchObject({ checked: 0, unchecked: 1, broken: 0 });
  });

  it("names the first 50 faults and counts the others", async () => {
    const report = await check("python3", ...Array.from({ length: 120 }, () => "x = ("));
    expect([report.broken, report.faults.length, report.moreFaults]).toEqual([120, MAX_FAULTS, 70]);
    expect(syntaxWarnings(report)[0]).toMatch(/^120 of 120 programs do not parse and will fail, the first of them line 1: Python, line 1/);
  });

  it("is left unchecked past the time, and the report says how far it came", async () => {
    const report = await checkSyntax(Array.from({ length: 5000 }, () => program("python3", GOOD.python3.repeat(50))), { ...PATIENT, totalCpuMs: 50 });
    expect(report.checked + report.unchecked).toBe(5000);
    expect(report.unchecked).toBeGreaterThan(0);
    expect(syntaxWarnings(report)).toEqual([`The syntax of the first ${report.checked} of 5000 programs was checked; the others are judged all the same.`]);
  });

  it("of texts that are made to break parsers never harms the next check", async () => {
    const texts = ["(".repeat(65_000), "[".repeat(30_000) + "]".repeat(30_000), "f'{".repeat(20_000), "x;".repeat(30_000), "a<".repeat(30_000), "template<class T> ".repeat(3500), "{".repeat(60_000), "`${".repeat(20_000), "/*".repeat(30_000), "\ud800", "\\\n".repeat(30_000), "x".repeat(2_000_000)];
    for (const language of LANGUAGES) {
      const report = await checkSyntax(texts.map((code) => program(language, code)), { ...SYNTAX_LIMITS, startMs: 100_000, readMs: 30_000 });
      expect(report.checked + report.unchecked).toBe(texts.length);
    }
    expect(await check("python3", GOOD.python3, "x = (")).toMatchObject({ checked: 2, broken: 1 });
  }, 300_000);

  it("of nothing at all is an empty report", async () => {
    expect(await checkSyntax([])).toEqual({ checked: 0, unchecked: 0, broken: 0, faults: [], moreFaults: 0 });
  });
});

describe.skipIf(!hasTrialData)(`real programs${trialDataNote}`, () => {
  type Verdicts = Record<string, Record<string, { passed: boolean }[]>>;

  it("that passed a judge are never said to be broken, of 2322 outputs of models", async () => {
    const verdicts = JSON.parse(trialText("submissions/expected_verdicts.json")) as Verdicts;
    const told = { passed: 0, failed: 0, programs: 0 };
    for (const [model, bySlug] of Object.entries(verdicts)) {
      const outputs = JSON.parse(readFileSync(trialPath(`submissions/${model.replace("/", "__")}_samples.json`), "utf8")) as Record<string, { completion: string }[]>;
      const programs = Object.entries(bySlug).flatMap(([slug, list]) => list.map(({ passed }, index) => program("python3", extractCode(outputs[slug]?.[index]?.completion ?? ""), String(passed))));
      const report = await checkSyntax(programs, PATIENT);
      told.programs += report.checked;
      told.passed += report.faults.filter(({ where }) => where === "true").length;
      told.failed += report.broken;
    }
    // CPython says of 96 of them that they are no Python.
    expect(told).toEqual({ programs: 2322, passed: 0, failed: 95 });
  }, 300_000);

  it("that people wrote as references are read without a fault", async () => {
    const programs = trialRows("venus/venus_python.jsonl").flatMap((row) => (row.solutions as { code: string }[]).map(({ code }, index) => program("python3", code, `${String(row.title)}[${index}]`)));
    expect(await checkSyntax(programs, PATIENT)).toMatchObject({ checked: 298, broken: 0, faults: [] });
  });
});
