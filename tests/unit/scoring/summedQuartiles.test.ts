import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumOfQuartiles, sumOfQuartilesRelativeError } from "@/lib/core/stats";

describe("sum of quartiles", () => {
  it("adds up the lower quartile of each column", () => {
    expect(sumOfQuartiles([[1, 10], [2, 30], [3, 20], [4, 40], [5, 50]])).toBe(22);
  });

  it("is not moved by one disturbed case in each of two repeats", () => {
    const rows = [[10, 10, 10], [90, 10, 10], [10, 90, 10]];
    expect(sumOfQuartiles(rows)).toBe(30);
  });

  it("has no error that could be known from one row", () => {
    expect(sumOfQuartilesRelativeError([[1, 2]])).toBeNull();
  });

  it("is known exactly where all rows agree, and keeps its error when every figure is scaled", () => {
    expect(sumOfQuartilesRelativeError([[5, 7], [5, 7], [5, 7]])).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 1, max: 2, noNaN: true }), fc.double({ min: 1, max: 2, noNaN: true })), { minLength: 3, maxLength: 9 }), (rows) => {
        const scaled = rows.map((row) => row.map((value) => value * 1000));
        expect(sumOfQuartilesRelativeError(scaled)).toBeCloseTo(sumOfQuartilesRelativeError(rows) as number, 9);
      }),
    );
  });

  it("sees what moves all cases of a repeat together, also over very many cases", () => {
    const rows = [1, 1.1, 0.9, 1.05, 0.95].map((factor) => Array.from({ length: 500 }, () => 10 * factor));
    expect(sumOfQuartilesRelativeError(rows)).toBeGreaterThan(0.02);
  });
});
