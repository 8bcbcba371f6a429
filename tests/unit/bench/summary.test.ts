import { describe, expect, it } from "vitest";
import { headlineOf, summaryLines } from "@/bench/monolith/summary";
import type { Details } from "@/bench/monolith/schema";

const spread = { count: 3, p50: 2, p95: 6, min: 1, max: 7 };

const overhead: Details["overhead"] = {
  singleMs: spread,
  wholeMs: { ...spread, p50: 8 },
  batchedPerSecond: 250,
  calledPerSecond: 200,
  trivialWallMs: spread,
  originalMs: { ...spread, p50: 600, p95: 700 },
  originalPerSecond: 1.5,
};

function profile(name: string, integral: number, peak: number): NonNullable<Details["memory"]>[number] {
  const both = (value: number) => ({ median: value, worst: 2 * value });
  return {
    name, runs: 12, addedBytes: 1e8, statedBoundPct: 0.1,
    integralPct: both(integral), peakPct: both(peak), wholeIntegralPct: both(integral / 2), wholePeakPct: both(peak / 2),
  };
}

describe("headline", () => {
  it("has null for every part that was not run", () => {
    const found = headlineOf({});
    expect(Object.values({ ...found, ...found.original, original: null }).every((value) => value === null)).toBe(true);
  });

  it("takes overhead and rate from the warm execution, and the original's beside them", () => {
    const found = headlineOf({ overhead });
    expect(found).toMatchObject({ overhead_ms: { p50: 2, p95: 6 }, executions_per_s_core: 250 });
    expect(found.original).toMatchObject({ overhead_ms: { p50: 600, p95: 700 }, executions_per_s_core: 1.5 });
  });

  it("takes the profile that is farthest off, above or below", () => {
    const found = headlineOf({ memory: [profile("step", 0.2, -0.1), profile("spike", -1.5, 0.05)] });
    expect(found).toMatchObject({ integral_error_pct: 1.5, peak_error_pct: 0.1 });
  });
});

describe("summary for people", () => {
  it("leaves out what was not measured", () => {
    expect(summaryLines(headlineOf({}))).toEqual([]);
    expect(summaryLines(headlineOf({ overhead })).join("\n")).not.toContain("rank correlation");
  });

  it("says of each figure whether its aim is met", () => {
    const [p50, , rate] = summaryLines(headlineOf({ overhead }));
    expect(p50).toMatch(/2 ms .*original 600 ms .*aim <= 5 .*\bmet$/);
    expect(rate).toMatch(/250 .*aim >= 100 .*\bmet$/);
    const [integral] = summaryLines(headlineOf({ memory: [profile("step", 3, 1)] }));
    expect(integral).toMatch(/NOT met$/);
  });
});
