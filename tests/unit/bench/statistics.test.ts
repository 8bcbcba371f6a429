import { describe, expect, it } from "vitest";
import { cvPct, distributionOf, ESTIMATORS, excessPct, successiveCvPct, toldApartPct, trialsCvPct } from "@/bench/monolith/statistics";

describe("coefficient of variation", () => {
  it("is the standard deviation as a share of the mean, in per cent", () => {
    expect(cvPct([9, 10, 11])).toBeCloseTo(10, 9);
  });

  it("from successive differences leaves a slow drift out", () => {
    const drifting = Array.from({ length: 100 }, (_, i) => 100 + i);
    expect(cvPct(drifting)).toBeGreaterThan(15);
    expect(successiveCvPct(drifting)).toBeLessThan(1);
  });

  it("from successive differences agrees with the usual one where values come and go", () => {
    const steady = Array.from({ length: 1000 }, (_, i) => 100 + ((i * 7919) % 101) / 10);
    expect(successiveCvPct(steady) / cvPct(steady)).toBeCloseTo(1, 0);
  });
});

describe("telling two programs apart", () => {
  it("counts the trials in which more work has the larger figure", () => {
    expect(toldApartPct([{ less: 1, more: 2 }, { less: 2, more: 1 }, { less: 1, more: 3 }, { less: 1, more: 4 }])).toBe(75);
  });

  it("counts a tie as a miss", () => {
    expect(toldApartPct([{ less: 1, more: 1 }])).toBe(0);
  });

  it("judges the spread of each program against its own mean", () => {
    expect(trialsCvPct([{ less: 9, more: 90 }, { less: 10, more: 100 }, { less: 11, more: 110 }])).toBeCloseTo(10, 9);
  });
});

describe("figures of a list", () => {
  it("refuses an empty list: what was not measured has no figure", () => {
    expect(() => distributionOf([])).toThrow(RangeError);
  });

  it("has median, 95th percentile and extremes", () => {
    const values = Array.from({ length: 101 }, (_, i) => i);
    expect(distributionOf(values)).toEqual({ count: 101, p50: 50, p95: 95, min: 0, max: 100 });
  });

  it("gives the excess over a reference in per cent", () => {
    expect(excessPct(210, 200)).toBeCloseTo(5, 9);
  });

  it("estimators agree on a steady series and differ on a disturbed one", () => {
    const disturbed = [10, 10, 11, 30, 40];
    for (const estimate of Object.values(ESTIMATORS)) expect(estimate([10, 10, 10])).toBe(10);
    expect(ESTIMATORS.minimum(disturbed)).toBe(10);
    expect(ESTIMATORS.lower_quartile(disturbed)).toBe(10);
    expect(ESTIMATORS.median(disturbed)).toBe(11);
  });
});
