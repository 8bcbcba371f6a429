import { describe, expect, it } from "vitest";
import { bestOf, gainOver, isBetter, type JudgedSolution } from "@/lib/core/improvement";
import type { Verdict } from "@/lib/core/verdict";

/** A solution with a time of `ms` and a memory of `mb`; the integral is their product. */
function solution(verdict: Verdict, ms = 10, mb = 10): JudgedSolution {
  const figure = (value: number) => ({ value, relativeError: 0.005 });
  return { verdict, figures: verdict === "AC" ? { time: figure(ms), memory: figure(mb), integral: figure(ms * mb) } : null };
}

describe("the better of two solutions", () => {
  it("is the right one, however slow it is", () => {
    expect(isBetter(solution("AC", 1000), solution("WA"), "time")).toBe(true);
    expect(isBetter(solution("WA"), solution("AC", 1000), "time")).toBe(false);
  });

  it("is the one that is leaner in the objective's metric", () => {
    const fastAndLarge = solution("AC", 5, 100);
    const slowAndSmall = solution("AC", 10, 10);
    expect(isBetter(fastAndLarge, slowAndSmall, "time")).toBe(true);
    expect(isBetter(fastAndLarge, slowAndSmall, "memory")).toBe(false);
    expect(isBetter(slowAndSmall, fastAndLarge, "both")).toBe(true);
  });

  it("is the one that was there, within the noise", () => {
    expect(isBetter(solution("AC", 9.9), solution("AC", 10), "time")).toBe(false);
    expect(isBetter(solution("AC", 9.5), solution("AC", 10), "time")).toBe(true);
  });

  it("is never one that could not be measured through our own fault, and anything is better than such a one", () => {
    expect(isBetter(solution("IE"), null, "time")).toBe(false);
    expect(isBetter(solution("WA"), solution("IE"), "time")).toBe(true);
  });

  it("of several is the best of them, or nothing when what was there is best", () => {
    const candidates = [solution("WA"), solution("AC", 8), solution("AC", 4), solution("AC", 6)];
    expect(bestOf(candidates, solution("AC", 10), "time")).toBe(candidates[2]);
    expect(bestOf(candidates, solution("AC", 1), "time")).toBeNull();
    expect(bestOf([solution("WA")], null, "time")).not.toBeNull();
  });

  it("is told by how much it is leaner", () => {
    expect(gainOver(solution("AC", 5, 10), solution("AC", 10, 10))).toEqual({ time: 0.5, memory: 0, integral: 0.5 });
    expect(gainOver(solution("AC"), solution("WA"))).toEqual({ time: null, memory: null, integral: null });
  });
});
