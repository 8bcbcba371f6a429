import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SCORE_VERSION, scoreSubmission, submissionScoreSchema, type Calibration, type ScorableExecution } from "@/lib/core/scoring";
import { accepted, figuresAt } from "./arbitraries";

const calibration: Calibration = {
  profileHash: "here",
  problems: ["a", "b", "c", "d"].map((problemId) => ({ problemId, references: [10, 20, 30, 40].map(figuresAt) })),
};

const failed = (problemId: string, verdict: ScorableExecution["verdict"], sample = 0): ScorableExecution => ({
  problemId,
  sample,
  verdict,
  profileHash: null,
  figures: null,
});

const whole = [accepted("a", 10), accepted("b", 20), accepted("c", 40), failed("d", "WA")];

describe("scoreSubmission", () => {
  it("takes means over samples within a problem and over problems of the set", () => {
    const score = scoreSubmission({ executions: [...whole, failed("a", "TLE", 1)], calibration });
    expect(score).toMatchObject({ version: SCORE_VERSION, profileHash: "here", final: true });
    expect(score.perProblem[0]).toMatchObject({ samples: 2, correct: 1, scores: { passAt1: 0.5, beyondT: 0.5 } });
    expect(score.means.beyondI?.mean).toBe((0.5 + 0.75 + 0.25 + 0) / 4);
    expect(score.means.passAt1?.mean).toBe(0.625);
    expect(submissionScoreSchema.parse(score)).toEqual(score);
  });

  it("gives 0 to everything but AC, even when figures came along", () => {
    const executions = whole.map((one) => ({ ...one, verdict: "WA" as const }));
    const { means } = scoreSubmission({ executions, calibration });
    expect(Object.values(means).map((estimate) => estimate?.mean)).toEqual(Array(10).fill(0));
  });

  it("counts a problem that was not attempted as 0 and reports the coverage", () => {
    const score = scoreSubmission({ executions: [accepted("a", 10)], calibration });
    expect(score.coverage).toEqual({ problems: 4, attempted: 1, samples: 1, pending: 0 });
    expect(score.means.passAt1?.mean).toBe(0.25);
    expect(score.final).toBe(true);
  });

  it("leaves an infrastructure error out and is not final, never counting it as 0", () => {
    const score = scoreSubmission({ executions: [...whole.slice(0, 3), failed("d", "IE"), failed("a", "IE", 1)], calibration });
    expect(score.final).toBe(false);
    expect(score.coverage.pending).toBe(2);
    expect(score.perProblem.find((one) => one.problemId === "d")?.scores.passAt1).toBeNull();
    expect(score.means.passAt1?.mean).toBe(1);
    expect(submissionScoreSchema.parse(score)).toEqual(score);
  });

  it("knows the pass of an accepted sample without figures, and waits for the rest", () => {
    const score = scoreSubmission({ executions: [failed("a", "AC"), failed("b", "WA")], calibration });
    expect(score.final).toBe(false);
    expect(score.means.passAt1?.mean).toBe(0.25);
    expect(score.perProblem[0]?.scores).toMatchObject({ passAt1: 1, beyondT: null });
  });

  it("does not depend on the order of executions, problems or references", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(whole, { minLength: 4 }), fc.shuffledSubarray([...calibration.problems], { minLength: 4 }), (executions, problems) => {
        const turned = problems.map((problem) => ({ ...problem, references: [...problem.references].reverse() }));
        expect(scoreSubmission({ executions, calibration: { ...calibration, problems: turned } })).toEqual(
          scoreSubmission({ executions: whole, calibration }),
        );
      }),
      { numRuns: 20 },
    );
  });

  it("flags problems whose references cannot be told apart", () => {
    const flat = { problemId: "e", references: [100, 100.5, 101].map(figuresAt) };
    const { perProblem } = scoreSubmission({ executions: [], calibration: { ...calibration, problems: [...calibration.problems, flat] } });
    expect(perProblem.map((one) => one.signal.time)).toEqual([true, true, true, true, false]);
  });

  it("never lowers a mean when one sample gets faster", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (x, y) => {
        const at = (value: number) => scoreSubmission({ executions: [accepted("a", value)], calibration }).means;
        for (const key of ["beyondT", "noiseAwareM", "mercuryI"] as const) {
          expect(at(Math.min(x, y))[key]?.mean).toBeGreaterThanOrEqual(at(Math.max(x, y))[key]?.mean ?? 0);
        }
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ["not_calibrated", whole, { ...calibration, problems: [...calibration.problems, { problemId: "e", references: [] }] }],
    ["not_calibrated", [], { ...calibration, problems: [] }],
    ["profile_mismatch", [{ ...accepted("a", 1), profileHash: "elsewhere" }], calibration],
    ["profile_mismatch", [{ ...accepted("a", 1), profileHash: null }], calibration],
    ["unknown_problem", [accepted("z", 1)], calibration],
    ["invalid_input", [accepted("a", 1), accepted("a", 2)], calibration],
    ["invalid_input", [accepted("a", 0)], calibration],
  ] as const)("refuses with %s rather than give a wrong figure", (code, executions, given) => {
    expect(() => scoreSubmission({ executions, calibration: given })).toThrowError(expect.objectContaining({ code }));
  });
});
