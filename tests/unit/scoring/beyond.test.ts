import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beyond, hasEfficiencySignal, mercuryBeyond, pairwiseWinRate, toldApartShare, type BeyondRule, type MetricFigure } from "@/lib/core/scoring";
import { exactly, figure, figuresAt, references } from "./arbitraries";

const RULES: BeyondRule[] = ["published", "noise_aware"];

const SCORES: [string, (x: MetricFigure, refs: MetricFigure[]) => number][] = [
  ["published", (x, refs) => beyond(x, refs, "published")],
  ["noise_aware", (x, refs) => beyond(x, refs, "noise_aware")],
  ["mercury", mercuryBeyond],
];

describe.each(SCORES)("%s Beyond", (_, score) => {
  it("lies between 0 and 1", () => {
    fc.assert(
      fc.property(figure, references, (x, refs) => {
        expect(score(x, refs)).toBeGreaterThanOrEqual(0);
        expect(score(x, refs)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("never falls when the program gets faster", () => {
    fc.assert(
      fc.property(figure, figure, references, (a, b, refs) => {
        const [fast, slow] = a.value <= b.value ? [a.value, b.value] : [b.value, a.value];
        const at = (value: number) => score({ value, relativeError: a.relativeError }, refs);
        expect(at(fast)).toBeGreaterThanOrEqual(at(slow));
      }),
    );
  });

  it("does not depend on the order of the references or on the unit", () => {
    fc.assert(
      fc.property(figure, references, fc.constantFrom(0.125, 8, 1024), (x, refs, scale) => {
        const scaled = (one: MetricFigure) => ({ ...one, value: one.value * scale });
        expect(score(x, [...refs].reverse())).toBe(score(x, refs));
        expect(score(scaled(x), refs.map(scaled))).toBeCloseTo(score(x, refs), 12);
      }),
    );
  });

  it("refuses a problem without references, and figures that no measurement gives", () => {
    expect(() => score(exactly(1), [])).toThrowError(expect.objectContaining({ code: "not_calibrated" }));
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => score(exactly(bad), [exactly(1)])).toThrowError(expect.objectContaining({ code: "invalid_input" }));
      expect(() => score(exactly(1), [exactly(bad)])).toThrowError(expect.objectContaining({ code: "invalid_input" }));
    }
  });
});

describe("the published rule", () => {
  it("is the share of references at least as slow", () => {
    const refs = [1, 2, 3, 4].map((value) => exactly(value));
    expect([0.5, 1, 2.5, 4, 5].map((value) => beyond(exactly(value), refs, "published"))).toEqual([1, 1, 0.5, 0.25, 0]);
  });

  it("counts ties as beaten", () => {
    fc.assert(
      fc.property(references, (refs) => {
        const slowest = Math.max(...refs.map((one) => one.value));
        expect(beyond(exactly(slowest), refs, "published")).toBeGreaterThan(0);
        expect(beyond(exactly(7), refs.map(() => exactly(7)), "published")).toBe(1);
      }),
    );
  });
});

describe("the noise-aware rule", () => {
  it("counts one half for a reference that cannot be told apart", () => {
    expect(beyond(exactly(100), [exactly(101), exactly(99), exactly(100)], "noise_aware")).toBe(0.5);
    expect(beyond(exactly(100), [exactly(103), exactly(97)], "noise_aware")).toBe(0.5);
    expect(beyond(exactly(100), [exactly(103), exactly(150)], "noise_aware")).toBe(1);
  });

  it("widens its band with the errors of both figures", () => {
    expect(beyond(exactly(100, 0.05), [exactly(110, 0)], "noise_aware")).toBe(1);
    expect(beyond(exactly(100, 0.05), [exactly(110, 0.05)], "noise_aware")).toBe(0.5);
    expect(beyond(exactly(100, null), [exactly(109, 0)], "noise_aware")).toBe(0.5);
  });

  it("moves a score by one half at most, and only for references within the band", () => {
    fc.assert(
      fc.property(figure, references, (x, refs) => {
        const [published, aware] = RULES.map((rule) => beyond(x, refs, rule)) as [number, number];
        const within = refs.filter((one) => beyond(x, [one], "noise_aware") === 0.5).length / refs.length;
        expect(Math.abs(published - aware)).toBeLessThanOrEqual(within / 2 + 1e-12);
      }),
    );
  });
});

it("Mercury's Beyond is linear between the fastest and the slowest reference, clipped outside", () => {
  const refs = [exactly(10), exactly(30), exactly(20)];
  expect([5, 10, 15, 30, 40].map((value) => mercuryBeyond(exactly(value), refs))).toEqual([1, 1, 0.75, 0, 0]);
  expect([9, 10, 11].map((value) => mercuryBeyond(exactly(value), [exactly(10)]))).toEqual([1, 1, 0]);
});

describe("efficiency signal", () => {
  it("is missing where references differ by noise alone", () => {
    const alike = [100, 101, 99, 100.5, 102].map((value) => exactly(value, 0.02));
    expect(toldApartShare(alike)).toBe(0);
    expect(hasEfficiencySignal(alike)).toBe(false);
    expect(hasEfficiencySignal([exactly(1)])).toBe(false);
  });

  it("is there where references differ clearly", () => {
    expect(hasEfficiencySignal([100, 100, 101, 300].map((value) => exactly(value, 0.02)))).toBe(true);
  });
});

describe("pairwise win rate", () => {
  const entry = (values: Record<string, number[]>) =>
    new Map(Object.entries(values).map(([id, of]) => [id, of.map(figuresAt)]));

  it("looks at problems solved by both alone, ties counting one half", () => {
    const a = entry({ p: [10], q: [100], r: [5], s: [] });
    const b = entry({ p: [20], q: [101], t: [1], s: [9] });
    expect(pairwiseWinRate(a, b, "time")).toEqual({ wins: 1, ties: 1, losses: 0, rate: 0.75 });
    expect(pairwiseWinRate(a, entry({ z: [1] }), "time").rate).toBeNull();
  });

  it("of both directions adds up to 1", () => {
    const samples = fc.dictionary(fc.constantFrom("p", "q", "r", "s"), fc.array(fc.integer({ min: 90, max: 120 }), { maxLength: 4 }));
    fc.assert(
      fc.property(samples, samples, (left, right) => {
        const there = pairwiseWinRate(entry(left), entry(right), "memory").rate;
        const back = pairwiseWinRate(entry(right), entry(left), "memory").rate;
        if (there === null || back === null) expect(there).toBe(back);
        else expect(there + back).toBeCloseTo(1, 12);
      }),
    );
  });
});
