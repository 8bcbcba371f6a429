import { describe, expect, it } from "vitest";
import { profileErrors, profileIntegral, profilePeak, type ProfilePoint } from "@/bench/monolith/profile-integral";

const MIB = 1024 * 1024;
const MS = 1e6;

const STEP: ProfilePoint[] = [
  { tNs: 0, bytes: 0 },
  { tNs: 10 * MS, bytes: 100 * MIB },
  { tNs: 110 * MS, bytes: 100 * MIB },
  { tNs: 130 * MS, bytes: 0 },
];

describe("integral of a known profile", () => {
  it("adds rise, plateau and fall as trapezoids", () => {
    expect(profileIntegral(STEP)).toBeCloseTo(100 * MIB * (0.005 + 0.1 + 0.01), 3);
  });

  it("does not depend on where the clock starts", () => {
    const later = STEP.map(({ tNs, bytes }) => ({ tNs: tNs + 12_345 * MS, bytes }));
    expect(profileIntegral(later)).toBeCloseTo(profileIntegral(STEP), 0);
  });

  it("does not change when a straight piece is cut in two", () => {
    const cut = [STEP[0], { tNs: 5 * MS, bytes: 50 * MIB }, ...STEP.slice(1)] as ProfilePoint[];
    expect(profileIntegral(cut)).toBeCloseTo(profileIntegral(STEP), 3);
  });

  it("is nought for a program that holds nothing", () => {
    expect(profileIntegral([])).toBe(0);
    expect(profileIntegral([{ tNs: 5, bytes: 0 }, { tNs: 9, bytes: 0 }])).toBe(0);
  });

  it("refuses points whose time runs backwards", () => {
    expect(() => profileIntegral([{ tNs: 5, bytes: 0 }, { tNs: 4, bytes: 1 }])).toThrow(RangeError);
  });

  it("has the highest point as its peak", () => {
    expect(profilePeak(STEP)).toBe(100 * MIB);
  });
});

describe("errors against a known profile", () => {
  const baseline = { wallNs: 100 * MS, peakBytes: 12 * MIB, integralByteSeconds: 10 * MIB * 0.1 };
  const exact = {
    wallNs: 140 * MS,
    peakBytes: 112 * MIB,
    integralByteSeconds: 10 * MIB * 0.14 + profileIntegral(STEP),
  };

  it("are nought for a measurement that adds the interpreter's mean memory and the profile", () => {
    const errors = profileErrors(exact, baseline, STEP);
    for (const error of Object.values(errors)) expect(error).toBeCloseTo(0, 9);
  });

  it("are shares of what the profile adds, and smaller shares of the whole figure", () => {
    const off = { ...exact, peakBytes: exact.peakBytes + 2 * MIB, integralByteSeconds: exact.integralByteSeconds + 0.01 * profileIntegral(STEP) };
    const errors = profileErrors(off, baseline, STEP);
    expect(errors.integralPct).toBeCloseTo(1, 6);
    expect(errors.peakPct).toBeCloseTo(2, 6);
    expect(errors.wholePeakPct).toBeCloseTo((100 * 2) / 112, 6);
    expect(errors.wholeIntegralPct).toBeLessThan(errors.integralPct);
  });

  it("are negative where something was not seen", () => {
    const errors = profileErrors({ ...exact, peakBytes: 60 * MIB }, baseline, STEP);
    expect(errors.peakPct).toBeCloseTo(-52, 6);
  });
});
