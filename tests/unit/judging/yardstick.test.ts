import { describe, expect, it } from "vitest";
import { isSteady, judgeSample, OFFICIAL, readHostSpeed, ROLLOUT, type JudgingPolicy } from "@/lib/core/judging";
import type { Yardstick } from "@/lib/core/measurement";
import { DEFAULT_LIMITS } from "@/lib/core/problem";
import { rightAnswer, scriptedRun, ScriptedSession, type Script } from "./scriptedSession";

const CASES = 4;
const cases = Array.from({ length: CASES }, (_, i) => ({ input: "", expected: rightAnswer(i), isPublic: false }));

/** Two cases of 5 ms at reference speed, each slowed by `slowness` of the reading's number. */
function yardstick(slowness: (reading: number) => number): Yardstick & { readings: number } {
  return {
    referenceNs: 10e6,
    readings: 0,
    async run() {
      const wallNs = 5e6 * slowness(this.readings++);
      return [0, 1].map((index) => scriptedRun(index, { wallNs, cpuNs: wallNs - 50_000 }));
    },
  };
}

const judge = (script: Script, stick: Yardstick, policy?: JudgingPolicy) => judgeSession(script, stick, policy).then(({ judged }) => judged);

async function judgeSession(script: Script, stick: Yardstick, policy: JudgingPolicy = OFFICIAL) {
  const session = new ScriptedSession(script);
  session.yardstick = stick;
  const judged = await judgeSample({
    session,
    check: async (pairs) => pairs.map(({ expected, actual }) => ({ ok: expected === actual, reason: "differs" })),
    problem: { limits: DEFAULT_LIMITS, cases },
    program: { language: "python3", source: "" },
    policy,
  });
  return { session, judged };
}

/** Slowed as a whole, CPU time with wall time, as a slower core does. */
const slowed = (factor: number): Script => () => ({ wallNs: 10e6 * factor, cpuNs: 9.9e6 * factor, integralByteSeconds: 80_000 * factor });

describe("the yardstick", () => {
  it("takes a slower host out of time and integral, and leaves memory alone", async () => {
    const steady = (await judge(slowed(1), yardstick(() => 1))).figures;
    const slow = (await judge(slowed(1.08), yardstick(() => 1.08))).figures;
    expect(slow?.hostSpeed).toBeCloseTo(1 / 1.08, 6);
    expect(slow?.wallNs).toBeCloseTo(steady?.wallNs ?? 0, 0);
    expect(slow?.integralByteSeconds).toBeCloseTo(steady?.integralByteSeconds ?? 0, 3);
    expect(slow?.peakBytes).toBe(steady?.peakBytes);
  });

  it("keeps the repeats as measured, each with its reading", async () => {
    const { figures } = await judge(slowed(1.05), yardstick(() => 1.05));
    expect(figures?.repeats[0]).toMatchObject({ wallNs: 42e6, yardstickNs: 10.5e6 });
  });

  it("runs once before every repeat", async () => {
    const stick = yardstick(() => 1);
    const { figures } = await judge(() => ({}), stick);
    expect(stick.readings).toBe(figures?.repeats.length);
  });

  it("adds its own error to that of the figure", async () => {
    const noisy = (await judge(() => ({}), yardstick((reading) => 1 + 0.04 * (reading % 2)))).figures;
    expect(noisy?.spread.wallRelativeError).toBeGreaterThan(0.005);
  });

  it("is not moved by readings that others disturbed", async () => {
    const stick = yardstick(() => 1);
    const quiet = stick.run.bind(stick);
    stick.run = async () => {
      const runs = await quiet();
      return stick.readings % 3 === 0 ? runs.map((run) => ({ ...run, wallNs: 40e6, involuntarySwitches: 5 })) : runs;
    };
    expect((await judge(() => ({}), stick)).figures?.hostSpeed).toBe(1);
  });

  it.each([
    [1.3, /30 % slower/],
    [0.7, /30 % faster/],
  ])("stops measuring on a host at %f of its reference time, and says what to do", async (slowness, words) => {
    const judging = judge(() => ({}), yardstick(() => slowness));
    await expect(judging).rejects.toMatchObject({ code: "host_drifted", message: expect.stringMatching(words), hint: expect.stringContaining("--new-reference") });
  });

  it("sees a drift that begins after the first readings", async () => {
    await expect(judge(() => ({}), yardstick((reading) => (reading < 2 ? 1 : 1.4)))).rejects.toMatchObject({ code: "host_drifted" });
  });

  it("starts anew, with the program, at the first repeat and at every third after it", async () => {
    const stick = yardstick(() => 1);
    const starts: boolean[] = [];
    const quiet = stick.run.bind(stick);
    stick.run = async (options) => (starts.push(options?.fresh ?? false), quiet());
    const { session } = await judgeSession(() => ({}), stick);
    const repeats = session.runs.slice(2);
    expect(repeats.map(({ fresh }) => fresh)).toEqual(repeats.map((_, index) => index % 3 === 0));
    expect(starts).toEqual(repeats.map(({ fresh }) => fresh));
    expect(session.runs.slice(0, 2).some(({ fresh }) => fresh)).toBe(false);
  });

  it("is left out of rollouts", async () => {
    const stick = yardstick(() => 2);
    const { figures } = await judge(() => ({}), stick, ROLLOUT);
    expect([stick.readings, figures?.hostSpeed]).toEqual([0, null]);
  });

  it("says how fast the host is now", async () => {
    expect(await readHostSpeed(yardstick(() => 2))).toBe(0.5);
    expect([0.95, 1, 1.05].map((speed) => isSteady(speed))).toEqual([true, true, true]);
    expect([0.5, 0.85, 1.2].map((speed) => isSteady(speed))).toEqual([false, false, false]);
  });
});
