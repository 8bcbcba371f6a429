import { describe, expect, it } from "vitest";
import { judgeSample, VERDICT_ONLY, type JudgedExecution } from "@/lib/core/judging";
import type { Checker, Limits, TestCase } from "@/lib/core/problem";
import type { Verdict } from "@/lib/core/verdict";
import { createCheck } from "@/lib/services/judging/createCheck";
import { LIMITS, MIB, PYTHON, useSandbox } from "./support";

const host = useSandbox({ checkContainers: 1 });

const CASES: TestCase[] = [
  { input: "3\n", expected: "6\n", isPublic: true },
  { input: "5\n", expected: "10\n", isPublic: false },
];
const EVALUATE: Checker = {
  kind: "evaluate",
  source: "def evaluate(expected_output, actual_output):\n    return int(expected_output) == int(actual_output)\n",
};

async function judge(source: string, limits: Partial<Limits> = {}, checker: Checker = { kind: "exact" }): Promise<JudgedExecution> {
  const session = await host.sandbox.open("measure", PYTHON);
  try {
    return await judgeSample({
      session,
      check: createCheck(host.sandbox, checker),
      problem: { limits: { ...LIMITS, ...limits }, cases: CASES },
      program: { language: "python3", source },
      policy: VERDICT_ONLY,
    });
  } finally {
    await session.close();
  }
}

const PROGRAMS: Record<Exclude<Verdict, "IE">, { source: string; limits?: Partial<Limits> }> = {
  AC: { source: "print(2 * int(input()))" },
  WA: { source: "print(6)" },
  TLE: { source: "while True: pass", limits: { totalWallMs: 300 } },
  MLE: { source: "held = bytearray(200_000_000)\nfor i in range(0, len(held), 4096): held[i] = 1\nprint(6)", limits: { memoryBytes: 64 * MIB } },
  OLE: { source: "while True: print('x' * 10_000)", limits: { outputBytes: 100_000 } },
  RE: { source: "print(2 * int(input()))\nraise SystemExit(3)" },
  CE: { source: "def broken(:\n    pass" },
};

describe("verdicts of real programs in the real sandbox", () => {
  for (const [verdict, { source, limits }] of Object.entries(PROGRAMS)) {
    it(`${verdict} is given for what deserves it`, async () => {
      expect((await judge(source, limits)).verdict).toBe(verdict);
    });
  }

  it("IE is given by no program, but by a container that is lost: judging rejects and nothing is scored", async () => {
    const session = await host.sandbox.open("measure", PYTHON);
    const check = createCheck(host.sandbox, { kind: "exact" });
    await session.close();
    const judging = judgeSample({ session, check, problem: { limits: LIMITS, cases: CASES }, program: { language: "python3", source: "" }, policy: VERDICT_ONLY });
    await expect(judging).rejects.toMatchObject({ code: "sandbox_unavailable" });
  });

  it("a data set's own evaluator decides, in a sandbox of its own", async () => {
    expect((await judge("print('  %d' % (2 * int(input())))", {}, EVALUATE)).verdict).toBe("AC");
    expect((await judge("print(7)", {}, EVALUATE)).verdict).toBe("WA");
  });

  it("an output that makes the evaluator crash is wrong, and the evaluator lives on", async () => {
    expect((await judge("print('Success')", {}, EVALUATE)).verdict).toBe("WA");
    expect((await judge("print(2 * int(input()))", {}, EVALUATE)).verdict).toBe("AC");
  });

  it("an evaluator that ends its process never accepts", async () => {
    const quitting: Checker = { kind: "evaluate", source: "def evaluate(a, b):\n    import os\n    os._exit(0)\n" };
    expect((await judge("print(2 * int(input()))", {}, quitting)).verdict).toBe("WA");
  });

  it("the expected output of a hidden case appears nowhere in the evidence", async () => {
    const judged = await judge("n = int(input())\nprint(6 if n == 3 else 'no')");
    expect(judged).toMatchObject({ verdict: "WA", failingCase: 1 });
    expect(JSON.stringify(judged)).not.toContain("10\\n");
  });
});
