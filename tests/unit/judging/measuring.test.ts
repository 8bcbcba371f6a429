import { describe, expect, it } from "vitest";
import { judgedExecutionSchema, judgeSample, OFFICIAL, policyForRepeats, ROLLOUT, type CheckOutputs, type JudgingPhase, type JudgingPolicy } from "@/lib/core/judging";
import { DEFAULT_LIMITS } from "@/lib/core/problem";
import { rightAnswer, ScriptedSession, type Script, type ScriptedCase } from "./scriptedSession";

/** The official policy with fewer repeats, which are easier to follow. */
const FIVE_TO_FIFTEEN: JudgingPolicy = { ...OFFICIAL, repeats: { min: 5, max: 15, targetRelativeError: 0.02 } };

const CASES = 4;
const cases = Array.from({ length: CASES }, (_, i) => ({ input: "", expected: rightAnswer(i), isPublic: false }));

/** Takes the right answer in any case of letters. */
const anyCase: CheckOutputs = async (pairs) =>
  pairs.map(({ expected, actual }) => ({ ok: expected.toLowerCase() === actual.toLowerCase(), reason: "differs" }));

/** Call 0 is the correctness pass, call 1 the warm-up of the official policy, the repeats follow. */
const FIRST_REPEAT = 2;

function judge(script: Script, policy: JudgingPolicy = FIVE_TO_FIFTEEN, onPhase?: (phase: JudgingPhase) => void) {
  const session = new ScriptedSession(script);
  const judged = judgeSample({
    session,
    check: anyCase,
    problem: { limits: DEFAULT_LIMITS, cases },
    program: { language: "python3", source: "" },
    policy,
    onPhase,
  });
  return { session, judged };
}

/** Per repeat, a wall time for each of its cases. */
const wallPerRepeat = (walls: (repeat: number) => number): Script => ({ call }) => {
  const wallNs = walls(call - FIRST_REPEAT);
  return { wallNs, cpuNs: wallNs - 50_000 };
};

const disturbed: Record<string, ScriptedCase> = {
  steal: { wallNs: 40e6, cpuNs: 10e6, stealNs: 30e6 },
  preempted: { wallNs: 25e6, cpuNs: 10e6, involuntarySwitches: 4 },
  unexplained_gap: { wallNs: 25e6, cpuNs: 10e6 },
  sampler_gap: { maxSampleGapNs: 5e6, integralErrorByteSeconds: 20_000 },
};

describe("measuring", () => {
  it("sums wall, CPU and integral over the cases and takes the highest peak", async () => {
    const { judged } = judge(({ caseIndex }) => ({ peakBytes: 1e6 * (caseIndex + 1) }));
    const { figures } = await judged;
    expect(figures).toMatchObject({ wallNs: 40e6, cpuNs: 39.8e6, peakBytes: 4e6, integralByteSeconds: 320_000 });
    expect(figures?.perCase.map((one) => one.peakBytes)).toEqual([1e6, 2e6, 3e6, 4e6]);
    expect(judgedExecutionSchema.parse(await judged)).toEqual(await judged);
  });

  it("stops after five repeats when these agree, having discarded a warm-up", async () => {
    const { judged, session } = judge(wallPerRepeat((repeat) => (repeat < 0 ? 90e6 : 10e6)));
    const { figures } = await judged;
    expect(session.measuredCalls).toBe(6);
    expect(figures).toMatchObject({ wallNs: 40e6, cleanRepeats: 5 });
    expect(figures?.spread).toMatchObject({ wallMadNs: 0, wallRelativeError: 0 });
  });

  it("goes on while the figure is not known well enough, and stops at fifteen", async () => {
    const { judged } = judge(wallPerRepeat((repeat) => (repeat % 2 === 0 ? 10e6 : 15e6)));
    const { figures } = await judged;
    expect(figures?.cleanRepeats).toBe(15);
    expect(figures?.spread.wallRelativeError).toBeGreaterThan(0.02);
  });

  it("stops in between as soon as the bound is met", async () => {
    const { judged } = judge(wallPerRepeat((repeat) => (repeat === 1 ? 14e6 : 10e6)));
    const { figures } = await judged;
    expect(figures?.cleanRepeats).toBeGreaterThan(5);
    expect(figures?.cleanRepeats).toBeLessThan(15);
    expect(figures?.spread.wallRelativeError).toBeLessThanOrEqual(0.02);
  });

  it("starts no further repeat once its time is spent and the least number is there", async () => {
    const policy = { ...FIVE_TO_FIFTEEN, measuringBudgetNs: 1 };
    const { judged } = judge(wallPerRepeat((repeat) => (repeat % 2 === 0 ? 10e6 : 15e6)), policy);
    expect((await judged).figures?.cleanRepeats).toBe(5);
  });

  it("costs a rollout two runs in all, and claims no error that it cannot know", async () => {
    const { judged, session } = judge(() => ({}), ROLLOUT);
    const { figures, phases } = await judged;
    expect(session.runs).toHaveLength(2);
    expect(figures?.spread.wallRelativeError).toBeNull();
    expect(phases.warmUpMs).toBeNull();
  });

  it("makes exactly the repeats that a caller asks for", async () => {
    const { judged } = judge(wallPerRepeat((repeat) => (repeat % 2 === 0 ? 10e6 : 15e6)), policyForRepeats(3));
    expect((await judged).figures?.cleanRepeats).toBe(3);
    expect((await judge(() => ({}), policyForRepeats(0)).judged).figures).toBeNull();
  });

  it("tells its phases in order", async () => {
    const phases: string[] = [];
    await judge(() => ({}), FIVE_TO_FIFTEEN, (phase) => phases.push(phase.phase === "measuring" ? `clean ${phase.clean}` : phase.phase)).judged;
    expect(phases).toEqual(["preparing", "checking", "warming_up", ...[0, 1, 2, 3, 4, 5].map((n) => `clean ${n}`)]);
  });
});

describe("contaminated repeats", () => {
  it.each(["steal", "preempted"])("with %s in one case have that case run again, and no other", async (kind) => {
    const { judged, session } = judge(({ call, caseIndex }) =>
      call === FIRST_REPEAT + 1 && caseIndex === 2 ? (disturbed[kind] as ScriptedCase) : {},
    );
    expect(await judged).toMatchObject({ verdict: "AC", figures: { wallNs: 40e6, cleanRepeats: 5 } });
    expect((await judged).figures?.repeats.map((repeat) => repeat.contamination)).toEqual([null, null, null, null, null]);
    expect(session.runs[FIRST_REPEAT + 2]?.cases).toEqual([2]);
  });

  it("get a figure out of a host that leaves one run of a case in three alone", async () => {
    let runs = 0;
    const { judged } = judge(({ call }) => (call > 1 && runs++ % 3 !== 0 ? (disturbed.preempted as ScriptedCase) : {}));
    expect(await judged).toMatchObject({ verdict: "AC", figures: { wallNs: 40e6, cleanRepeats: 5 } });
  });

  it("do not let a program hide a failure behind noise", async () => {
    const { judged } = judge(({ call, caseIndex }) => {
      if (caseIndex !== 1) return {};
      if (call === FIRST_REPEAT) return disturbed.preempted as ScriptedCase;
      return call === FIRST_REPEAT + 1 ? { status: "signalled", signal: 11, ...disturbed.steal } : {};
    });
    expect(await judged).toMatchObject({ verdict: "RE", failingCase: 1, figures: null });
  });

  it.each(["unexplained_gap", "sampler_gap"])("with %s are dropped, kept with their reason, and made again", async (kind) => {
    const { judged } = judge(({ call, caseIndex }) =>
      call === FIRST_REPEAT + 1 && caseIndex === 2 ? (disturbed[kind] as ScriptedCase) : {},
    );
    const { verdict, figures } = await judged;
    expect(verdict).toBe("AC");
    expect(figures).toMatchObject({ wallNs: 40e6, integralByteSeconds: 320_000, cleanRepeats: 5 });
    expect(figures?.repeats.map((repeat) => repeat.contamination)).toEqual([null, kind, null, null, null, null]);
  });

  it.each(["steal", "preempted", "sampler_gap"])("with %s throughout end in IE, without figures", async (kind) => {
    const { judged, session } = judge(({ call }) => (call === 0 ? {} : (disturbed[kind] as ScriptedCase)));
    const { verdict, figures, reason, passedCases } = await judged;
    expect({ verdict, figures, passedCases }).toEqual({ verdict: "IE", figures: null, passedCases: CASES });
    expect(reason).toContain(kind.replace("_", " "));
    expect(session.measuredCalls).toBeLessThan(600);
  });

  it("of a long program are not made again for ever", async () => {
    const { judged, session } = judge(({ call }) => (call === 0 ? {} : { wallNs: 4e9, cpuNs: 2e9, stealNs: 2e9 }));
    expect((await judged).verdict).toBe("IE");
    expect(session.measuredCalls).toBeLessThan(8);
  });

  it("do not cost a figure that is there already: what is clean stands, with the error it has", async () => {
    const { judged } = judge(({ call }) => {
      const wallNs = call % 2 === 0 ? 10e6 : 15e6;
      return call > FIRST_REPEAT + 5 ? (disturbed.steal as ScriptedCase) : { wallNs, cpuNs: wallNs };
    });
    const { verdict, figures } = await judged;
    expect({ verdict, clean: figures?.cleanRepeats }).toEqual({ verdict: "AC", clean: 6 });
    expect(figures?.spread.wallRelativeError).toBeGreaterThan(0.02);
  });

  it.each([0, 2])("are not a program's own sleep that comes back alike, %i switches or not", async (involuntarySwitches) => {
    const script: Script = ({ caseIndex }) => (caseIndex === 0 ? { wallNs: 210e6, cpuNs: 10e6, involuntarySwitches } : {});
    const { judged } = judge(script, ROLLOUT);
    expect(await judged).toMatchObject({ verdict: "AC", figures: { wallNs: 240e6, cleanRepeats: 2 } });
  });

  it("stay dropped when their gaps differ from repeat to repeat", async () => {
    const { judged } = judge(({ call, caseIndex }) =>
      call > 0 && caseIndex === 0 ? { wallNs: 10e6 + 30e6 * 2 ** call, cpuNs: 10e6 } : {},
    );
    expect((await judged).verdict).toBe("IE");
  });

  it("reaching the time limit through lost time are made again", async () => {
    const { judged } = judge(({ call }) =>
      call === FIRST_REPEAT ? { status: "wall_limit", wallNs: 10e9, cpuNs: 5e9, stealNs: 5e9 } : {},
    );
    expect(await judged).toMatchObject({ verdict: "AC", figures: { cleanRepeats: 5 } });
  });
});

describe("outputs of repeats", () => {
  it("that differ are checked again, and stand when they are right too", async () => {
    const { judged, session } = judge(({ caseIndex, call }) =>
      caseIndex === 1 ? { output: call % 2 === 0 ? "ANSWER 1\n" : "Answer 1\n" } : {},
    );
    expect(await judged).toMatchObject({ verdict: "AC", figures: { cleanRepeats: 5 } });
    expect(session.runs.slice(2).every((options) => options.keepOutput)).toBe(true);
  });

  it("that always change are checked every time they count", async () => {
    const script = (wrongAt: number): Script => ({ caseIndex, call }) => ({
      output: call === wrongAt && caseIndex === 3 ? "wrong" : spelled(rightAnswer(caseIndex), call),
    });
    expect(await judge(script(-1)).judged).toMatchObject({ verdict: "AC", figures: { cleanRepeats: 5 } });
    expect(await judge(script(FIRST_REPEAT + 3)).judged).toMatchObject({ verdict: "WA", failingCase: 3, figures: null });
  });

  it.each([
    [{ status: "nonzero_exit", exitCode: 1 }, "RE"],
    [{ status: "memory_limit" }, "MLE"],
    [{ status: "wall_limit", wallNs: 10e9, cpuNs: 9.9e9 }, "TLE"],
    [{ status: "infrastructure", detail: "pipe" }, "IE"],
  ] as const)("are worth nothing when the program fails while measured: %j", async (does, verdict) => {
    const { judged } = judge(({ call }) => (call === FIRST_REPEAT + 2 ? does : {}));
    const result = await judged;
    expect(result).toMatchObject({ verdict, figures: null });
    expect(result.reason).toContain("measured repeat");
  });
});

/** The same word in one of many spellings, so that every run gives another hash. */
function spelled(text: string, variant: number): string {
  return [...text].map((letter, i) => ((variant >> i) & 1 ? letter.toUpperCase() : letter)).join("");
}
