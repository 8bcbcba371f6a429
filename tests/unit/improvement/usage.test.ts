import { describe, expect, it } from "vitest";
import { costUsd, mostCostUsd, wouldExceed } from "@/lib/core/improvement";

const PRICES = { inputPerMillion: 2, outputPerMillion: 10 };

describe("the cost of a call", () => {
  it("is its tokens at their prices", () => expect(costUsd({ inputTokens: 500_000, outputTokens: 100_000 }, PRICES)).toBe(2));

  it("is never more than what was said before it", () => {
    const prompt = "def f(x): return x + 1\n".repeat(100);
    expect(mostCostUsd(prompt.length, 1000, PRICES)).toBeGreaterThan(costUsd({ inputTokens: prompt.length / 3, outputTokens: 1000 }, PRICES));
  });
});

describe("a ceiling", () => {
  it("counts the calls that are on their way", () => {
    expect(wouldExceed(10, 5, 3, 1)).toBe(false);
    expect(wouldExceed(10, 5, 5, 1)).toBe(true);
  });

  it("stops nothing where there is none", () => expect(wouldExceed(null, 1e9, 1e9, 1e9)).toBe(false));
});
