import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { judgedExecutionSchema, judgeSample, OFFICIAL, VERDICT_ONLY, type CheckOutputs } from "@/lib/core/judging";
import type { TestCase } from "@/lib/core/problem";
import { DEFAULT_LIMITS } from "@/lib/core/problem";
import { rightAnswer, ScriptedSession, type Script } from "./scriptedSession";

const exact: CheckOutputs = async (pairs) =>
  pairs.map(({ expected, actual }) => ({ ok: expected === actual, reason: `expected ${expected}` }));

function casesOf(count: number, publicCases = 0): TestCase[] {
  return Array.from({ length: count }, (_, i) => ({ input: `in ${i}`, expected: rightAnswer(i), isPublic: i < publicCases }));
}

function judge(session: ScriptedSession, options: { cases?: TestCase[]; check?: CheckOutputs; signal?: AbortSignal } = {}) {
  return judgeSample({
    session,
    check: options.check ?? exact,
    problem: { limits: DEFAULT_LIMITS, cases: options.cases ?? casesOf(6) },
    program: { language: "python3", source: "print()" },
    policy: VERDICT_ONLY,
    signal: options.signal,
  });
}

const onCase = (index: number, does: ReturnType<Script>): Script => ({ caseIndex }) => (caseIndex === index ? does : {});

describe("verdicts", () => {
  it("accepts a program that is right on every case, in a form that the schema takes", async () => {
    const judged = await judge(new ScriptedSession());
    expect(judged).toMatchObject({ verdict: "AC", failingCase: null, passedCases: 6, totalCases: 6, figures: null });
    expect(judgedExecutionSchema.parse(judged)).toEqual(judged);
  });

  it.each([
    ["nonzero_exit", { exitCode: 3 }, "RE", "exited with status 3"],
    ["signalled", { exitCode: null, signal: 11 }, "RE", "signal 11"],
    ["wall_limit", { wallNs: 10e9, cpuNs: 9.99e9 }, "TLE", "time limit"],
    ["memory_limit", {}, "MLE", "memory"],
    ["output_limit", {}, "OLE", "output"],
    ["infrastructure", { detail: "the pipe broke" }, "IE", "the pipe broke"],
  ] as const)("gives %s its verdict, naming the case", async (status, facts, verdict, words) => {
    const judged = await judge(new ScriptedSession(onCase(2, { status, ...facts })));
    expect(judged).toMatchObject({ verdict, failingCase: 2, passedCases: 2, figures: null });
    expect(judged.reason).toContain("Case 3 of 6");
    expect(judged.reason).toContain(words);
  });

  it("calls a right answer with a non-zero exit a runtime error", async () => {
    const judged = await judge(new ScriptedSession(onCase(0, { status: "nonzero_exit", exitCode: 1 })));
    expect(judged.verdict).toBe("RE");
  });

  it("lets the first failing case decide, a wrong answer before a crash", async () => {
    const script: Script = ({ caseIndex }) =>
      caseIndex === 1 ? { output: "no" } : caseIndex === 2 ? { status: "signalled", signal: 9 } : {};
    expect(await judge(new ScriptedSession(script))).toMatchObject({ verdict: "WA", failingCase: 1 });
  });

  it("puts our own fault before any fault of the program", async () => {
    const script: Script = ({ caseIndex }) =>
      caseIndex === 1 ? { output: "no" } : caseIndex === 3 ? { status: "infrastructure", detail: "gone" } : {};
    expect((await judge(new ScriptedSession(script))).verdict).toBe("IE");
  });

  it("runs nothing after the chunk in which a wrong answer came", async () => {
    const session = new ScriptedSession(onCase(1, { output: "no" }));
    expect((await judge(session, { cases: casesOf(100) })).verdict).toBe("WA");
    expect(session.runs.flatMap((options) => options.cases)).toEqual([0, 1, 2, 3]);
  });

  it("gives every chunk only what is left of the time limit", async () => {
    const session = new ScriptedSession();
    await judge(session, { cases: casesOf(30) });
    expect(session.runs.map((options) => options.wallBudgetNs)).toEqual([10e9, 10e9 - 4 * 10e6, 10e9 - 20 * 10e6]);
  });

  it.each(["compile_error", "compile_timeout", "compile_output_limit"] as const)("calls %s a compile error", async (reason) => {
    const session = new ScriptedSession();
    session.prepared = { ok: false, reason, output: "line 1: \0 bad" };
    const judged = await judge(session);
    expect(judged).toMatchObject({ verdict: "CE", failingCase: null, passedCases: 0 });
    expect(judged.evidence.compileOutput).toBe("line 1: \ufffd bad");
    expect(session.runs).toEqual([]);
  });

  it("refuses a problem without cases", async () => {
    await expect(judge(new ScriptedSession(), { cases: [] })).rejects.toMatchObject({ code: "not_scorable" });
  });
});

describe("time limits that the host caused", () => {
  const busy = { status: "wall_limit", wallNs: 10e9, cpuNs: 6e9, stealNs: 4e9 } as const;

  it("are tried again and forgotten when the program then ends", async () => {
    const session = new ScriptedSession(({ caseIndex, call }) => (caseIndex === 0 && call === 0 ? busy : {}));
    expect((await judge(session)).verdict).toBe("AC");
  });

  it("end in IE when the host stays too busy for an answer, never in TLE", async () => {
    const judged = await judge(new ScriptedSession(() => busy));
    expect(judged.verdict).toBe("IE");
    expect(judged.reason).toContain("too busy");
  });

  it("give the next pass the time that the host took", async () => {
    const session = new ScriptedSession(({ caseIndex, call }) => (caseIndex === 0 && call === 0 ? busy : {}));
    await judge(session);
    expect(session.runs[1]?.wallBudgetNs).toBeGreaterThan(10e9 * (10 / 6));
  });

  it("end in TLE once the program's own time is past the limit, however busy the host", async () => {
    const endless: Script = ({ call }) => (call === 0 ? busy : { status: "wall_limit", wallNs: 20e9, cpuNs: 11e9, stealNs: 9e9 });
    const session = new ScriptedSession(endless);
    expect((await judge(session)).verdict).toBe("TLE");
    expect(session.runs).toHaveLength(2);
  });

  it("end in TLE for a program that ended by itself in a longer pass, too late", async () => {
    const late: Script = ({ call }) => (call === 0 ? busy : { wallNs: 15e9, cpuNs: 11e9, stealNs: 4e9 });
    expect((await judge(new ScriptedSession(late))).verdict).toBe("TLE");
  });

  it("are not claimed by a program that sleeps", async () => {
    const asleep = { status: "wall_limit", wallNs: 10e9, cpuNs: 1e6, involuntarySwitches: 3 } as const;
    const session = new ScriptedSession(() => asleep);
    expect((await judge(session)).verdict).toBe("TLE");
    expect(session.runs).toHaveLength(1);
  });
});

describe("evidence", () => {
  it("shows expected and actual output of a public case, cut at a safe length", async () => {
    const session = new ScriptedSession(onCase(0, { output: "😀".repeat(5_000) + "\0" }));
    const judged = await judge(session, { cases: casesOf(2, 1) });
    expect(judged.reason).toContain("expected answer 0");
    expect(judged.evidence.publicCase?.expected).toBe(rightAnswer(0));
    expect(judged.evidence.publicCase?.actual).toMatch(/^(😀){1000}… \(8001 more characters\)$/u);
  });

  it("never shows anything of a hidden case's expected output", async () => {
    const judged = await judge(new ScriptedSession(onCase(0, { output: "no" })));
    expect(judged.evidence.publicCase).toBeNull();
    expect(JSON.stringify(judged)).not.toContain("answer 0");
  });

  it("holds no NUL and no half characters, so that a database takes it", async () => {
    const session = new ScriptedSession(onCase(0, { status: "nonzero_exit", exitCode: 1, stderrTail: "a\0b" }));
    expect((await judge(session)).evidence.stderrTail).toBe("a\ufffdb");
  });
});

describe("failures of the judge itself", () => {
  it("reject with the cause when the checker cannot be run, and accept nothing", async () => {
    const cause = new Error("checker gone");
    const check: CheckOutputs = () => Promise.reject(cause);
    await expect(judge(new ScriptedSession(), { check })).rejects.toMatchObject({ code: "internal", cause });
  });

  it("reject when the checker leaves an output out", async () => {
    await expect(judge(new ScriptedSession(), { check: async () => [] })).rejects.toMatchObject({ code: "internal" });
  });

  it("count an output that crashed the checker as wrong", async () => {
    const check: CheckOutputs = async (pairs) => pairs.map(() => ({ ok: false, reason: "the checker crashed" }));
    expect((await judge(new ScriptedSession(), { check })).verdict).toBe("WA");
  });

  it("pass on a broken sandbox as it is", async () => {
    const broken = new AppError("sandbox_unavailable", "The container ended.");
    const session = new ScriptedSession(() => {
      throw broken;
    });
    await expect(judge(session)).rejects.toBe(broken);
  });

  it("reject when the sandbox leaves out a case", async () => {
    const session = new ScriptedSession();
    const run = session.run.bind(session);
    session.run = (options) => run({ ...options, cases: options.cases.slice(1) });
    await expect(judge(session)).rejects.toMatchObject({ code: "sandbox_unavailable" });
  });

  it("end a judgement at once when it is cancelled, before and in the middle", async () => {
    const early = new ScriptedSession();
    await expect(judge(early, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "cancelled" });
    expect(early.runs).toEqual([]);
    const controller = new AbortController();
    const session = new ScriptedSession(({ caseIndex }) => {
      if (caseIndex === 2) controller.abort();
      return {};
    });
    await expect(judge(session, { signal: controller.signal })).rejects.toMatchObject({ code: "cancelled" });
    expect(session.runs).toHaveLength(1);
  });

  it("tell a deadline from a cancellation", async () => {
    const signal = AbortSignal.abort(new DOMException("late", "TimeoutError"));
    await expect(judge(new ScriptedSession(), { signal })).rejects.toMatchObject({ code: "deadline_exceeded" });
  });
});

it("checks an output once per expected text, however many cases and repeats give it", async () => {
  let checked = 0;
  const check: CheckOutputs = async (pairs) => {
    checked += pairs.length;
    return pairs.map(() => ({ ok: true, reason: "" }));
  };
  const cases = casesOf(40).map((testCase) => ({ ...testCase, expected: "true" }));
  await judgeSample({
    session: new ScriptedSession(() => ({ output: "true" })),
    check,
    problem: { limits: DEFAULT_LIMITS, cases },
    program: { language: "python3", source: "" },
    policy: OFFICIAL,
  });
  expect(checked).toBe(1);
});
