import { describe, expect, it } from "vitest";
import { meanPassAtK, passAtK } from "@/lib/core/scoring";

/** Share of all k-subsets of n samples, the first c of them right, that hold a right one. */
function byEnumeration(n: number, c: number, k: number): number {
  let subsets = 0;
  let withRight = 0;
  for (let mask = 0; mask < 1 << n; mask++) {
    if (mask.toString(2).replaceAll("0", "").length !== k) continue;
    subsets++;
    if ((mask & ((1 << c) - 1)) !== 0) withRight++;
  }
  return withRight / subsets;
}

describe("Pass@k", () => {
  it("equals the enumeration of all subsets", () => {
    for (let n = 1; n <= 9; n++) {
      for (let c = 0; c <= n; c++) {
        for (let k = 1; k <= n; k++) expect(passAtK({ samples: n, correct: c }, k)).toBeCloseTo(byEnumeration(n, c, k), 12);
      }
    }
  });

  it("stays exact for many samples", () => {
    expect(passAtK({ samples: 100_000, correct: 1 }, 1)).toBeCloseTo(1e-5, 15);
    expect(passAtK({ samples: 100_000, correct: 50_000 }, 100)).toBe(1);
    expect(passAtK({ samples: 7, correct: 0 }, 3)).toBe(0);
  });

  it("is refused where k is more than the samples of any problem, and for counts that are none", () => {
    const refused = expect.objectContaining({ code: "invalid_input" });
    expect(() => passAtK({ samples: 4, correct: 4 }, 5)).toThrowError(refused);
    expect(() => meanPassAtK([{ samples: 5, correct: 1 }, { samples: 4, correct: 4 }], 5)).toThrowError(refused);
    expect(() => meanPassAtK([], 1)).toThrowError(refused);
    for (const [samples, correct, k] of [[3, 4, 1], [3, 1, 0], [3, 1, 1.5], [-1, 0, 1], [3, Number.NaN, 1]] as const) {
      expect(() => passAtK({ samples, correct }, k)).toThrowError(refused);
    }
  });

  it("is the plain mean over problems", () => {
    expect(meanPassAtK([{ samples: 2, correct: 1 }, { samples: 4, correct: 4 }], 1)).toBe(0.75);
  });
});
