import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateMean, resamplesFor } from "@/lib/core/scoring";
import { createRandom, createResamples, mad, mean, median, medianInterval, medianRelativeError, normalCdf, quantile, robustSigma, spearman, studentQuantile975 } from "@/lib/core/stats";
import { normal } from "./arbitraries";

const values = fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 40 });

describe("descriptive statistics", () => {
  it("know the middle, the quantiles and the MAD of small samples", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2);
    expect(quantile([1, 2], 0.25)).toBe(1.25);
    expect(mad([1, 2, 3, 4, 100])).toBe(1);
    expect(robustSigma([1, 2, 3, 4, 5])).toBeCloseTo(1.4826 * 1.206, 12);
    expect([median([]), mean([]), robustSigma([1])]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it("estimate the standard deviation of normal data robustly", () => {
    const random = createRandom(5);
    const sigmas = Array.from({ length: 800 }, () => robustSigma(Array.from({ length: 5 }, () => 3 * normal(random))));
    expect(mean(sigmas)).toBeGreaterThan(2.7);
    expect(mean(sigmas)).toBeLessThan(3.3);
  });
});

describe("intervals of the median", () => {
  it("are the order statistics with the coverage of the binomial", () => {
    const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
    expect(medianInterval(upTo(5))).toEqual({ low: 1, high: 5, coverage: 0.9375 });
    expect(medianInterval(upTo(9))).toMatchObject({ low: 2, high: 8 });
    expect(medianInterval(upTo(15))).toMatchObject({ low: 4, high: 12 });
    expect(medianInterval(upTo(15)).coverage).toBeCloseTo(0.9648, 4);
    expect(medianInterval([7])).toEqual({ low: 7, high: 7, coverage: 0 });
  });

  it("contain the median, and the error bound does not depend on the unit", () => {
    fc.assert(
      fc.property(values, (given) => {
        const { low, high } = medianInterval(given);
        expect(low).toBeLessThanOrEqual(median(given));
        expect(high).toBeGreaterThanOrEqual(median(given));
        const error = medianRelativeError(given);
        expect(medianRelativeError(given.map((value) => value * 8))).toBe(error);
        expect(error === null).toBe(given.length < 2);
      }),
    );
  });

  it("bound the true standard error of the median in most samples", () => {
    const random = createRandom(9);
    const sample = () => Array.from({ length: 9 }, () => 100 + 5 * normal(random));
    const medians = Array.from({ length: 2000 }, () => median(sample()));
    const centre = mean(medians);
    const trueError = Math.sqrt(mean(medians.map((value) => (value - centre) ** 2))) / 100;
    const bounds = Array.from({ length: 500 }, () => medianRelativeError(sample()) ?? 0);
    expect(median(bounds)).toBeGreaterThan(trueError);
    expect(median(bounds)).toBeLessThan(2 * trueError);
  });
});

describe("distributions", () => {
  it("agree with published tables", () => {
    expect(normalCdf(0)).toBeCloseTo(0.5, 6);
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021, 6);
    expect(normalCdf(-2.5758)).toBeCloseTo(0.005, 5);
    expect(studentQuantile975(5)).toBeCloseTo(2.5706, 2);
    expect(studentQuantile975(23)).toBeCloseTo(2.0687, 3);
    expect(studentQuantile975(1e6)).toBeCloseTo(1.96, 4);
  });
});

describe("random numbers", () => {
  it("are the same for the same seed and differ for the next", () => {
    const draw = (seed: number) => Array.from({ length: 8 }, ((random) => () => random.next())(createRandom(seed)));
    expect(draw(42)).toEqual(draw(42));
    expect(draw(42)).not.toEqual(draw(43));
    expect(new Set(draw(0)).size).toBe(8);
  });

  it("fall evenly below any bound", () => {
    const random = createRandom(3);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) {
      const drawn = random.below(7);
      counts[drawn] = (counts[drawn] as number) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(22.5);
  });
});

describe("the bootstrap", () => {
  it("draws the same positions for the same size, all within it", () => {
    const { positions } = createResamples(24, 2000, 1);
    expect(positions).toEqual(createResamples(24, 2000, 1).positions);
    expect(positions.every((position) => position < 24)).toBe(true);
  });

  it.each([8, 24, 86])("covers the true mean of %i skewed problems in about 95 of 100 sets", (problems) => {
    const random = createRandom(77);
    const resamples = resamplesFor(problems, 2000);
    let covered = 0;
    const sets = 400;
    for (let i = 0; i < sets; i++) {
      const scores = Array.from({ length: problems }, () => random.unit() ** 2);
      const { interval } = estimateMean(scores, resamples);
      if (interval && interval.low <= 1 / 3 && 1 / 3 <= interval.high) covered++;
    }
    expect(covered / sets).toBeGreaterThan(0.91);
    expect(covered / sets).toBeLessThan(0.985);
  });
});

describe("Spearman's correlation", () => {
  it("sees order alone, with mid-ranks for ties", () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.9486833, 6);
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(() => spearman([1], [1, 2])).toThrowError(RangeError);
  });

  it("is symmetric and within -1 and 1", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 30 }), (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const there = spearman(a, b);
        expect(spearman(b, a)).toBe(there);
        if (there !== null) expect(Math.abs(there)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
