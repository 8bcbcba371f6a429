import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairedDifference, rankEntries, type RankEntry } from "@/lib/core/scoring";
import { syntheticScores } from "./arbitraries";

const entry = (id: string, seed: number, shift: number, problems = 60): RankEntry => ({
  id,
  perProblem: syntheticScores(seed, problems, shift),
});

const board = [entry("strong", 11, 0.2), entry("weak", 12, -0.2), entry("twin", 13, 0), entry("other twin", 14, 0.001)];

describe("rankEntries", () => {
  it("ranks by significant differences and lets the rest share a range", () => {
    const ranked = new Map(rankEntries(board).entries.map((one) => [one.id, [one.rankLow, one.rankHigh]]));
    expect(ranked.get("strong")).toEqual([1, 1]);
    expect(ranked.get("twin")).toEqual([2, 3]);
    expect(ranked.get("other twin")).toEqual([2, 3]);
    expect(ranked.get("weak")).toEqual([4, 4]);
  });

  it("is the same however the entries and their problems are ordered, and each time", () => {
    const turned = [...board].reverse().map(({ id, perProblem }) => ({ id, perProblem: new Map([...perProblem].reverse()) }));
    expect(rankEntries(turned)).toEqual(rankEntries(board));
  });

  it("gives equal entries one rank, never broken", () => {
    const same = ["b", "a", "c"].map((id) => ({ id, perProblem: board[0]?.perProblem ?? new Map() }));
    const { entries, smallestDifference } = rankEntries(same);
    expect(entries.map((one) => [one.id, one.rankLow, one.rankHigh])).toEqual([["a", 1, 3], ["b", 1, 3], ["c", 1, 3]]);
    expect(smallestDifference).toBe(0);
  });

  it("keeps every range within the board and around a possible rank", () => {
    const shifts = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(shifts, (given) => {
        const { entries } = rankEntries(given.map((shift, i) => entry(`e${i}`, 20 + i, shift, 20)));
        for (const { rankLow, rankHigh, interval, mean } of entries) {
          expect(rankLow).toBeGreaterThanOrEqual(1);
          expect(rankHigh).toBeGreaterThanOrEqual(rankLow);
          expect(rankHigh).toBeLessThanOrEqual(given.length);
          expect(interval?.low).toBeLessThanOrEqual(mean);
          expect(interval?.high).toBeGreaterThanOrEqual(mean);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("claims nothing from fewer than five problems", () => {
    const few = [0, 1].map((score, i) => ({ id: `e${i}`, perProblem: new Map(["p", "q", "r", "s"].map((id) => [id, score])) }));
    expect(rankEntries(few)).toMatchObject({
      entries: [{ rankLow: 1, rankHigh: 2, interval: null }, { rankLow: 1, rankHigh: 2, interval: null }],
      smallestDifference: null,
    });
    expect(rankEntries([])).toEqual({ entries: [], smallestDifference: null });
  });

  it("names a smallest difference that real differences beyond it are told apart by", () => {
    const { smallestDifference } = rankEntries([entry("a", 31, 0), entry("b", 32, 0), entry("c", 33, 0)]);
    expect(smallestDifference).toBeGreaterThan(0.005);
    expect(smallestDifference).toBeLessThan(0.05);
    const far = pairedDifference(entry("a", 31, 3 * (smallestDifference ?? 0)), entry("b", 32, 0));
    expect(far.significant).toBe(true);
  });

  it("refuses entries that are scored on different problems", () => {
    const refused = expect.objectContaining({ code: "invalid_input" });
    expect(() => rankEntries([entry("a", 1, 0, 20), entry("b", 2, 0, 21)])).toThrowError(refused);
    expect(() => rankEntries([{ id: "a", perProblem: new Map() }])).toThrowError(refused);
  });
});

describe("pairedDifference", () => {
  it("is antisymmetric", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.double({ min: -0.1, max: 0.1, noNaN: true }), (s, t, shift) => {
        const [a, b] = [entry("a", s, shift, 30), entry("b", t, 0, 30)];
        const there = pairedDifference(a, b);
        const back = pairedDifference(b, a);
        expect(back.difference).toBeCloseTo(-there.difference, 12);
        expect(back.interval?.low).toBeCloseTo(-(there.interval?.high ?? 0), 12);
        expect(back.significant).toBe(there.significant);
      }),
      { numRuns: 20 },
    );
  });

  it("is far narrower than the entries' own intervals, since both meet the same problems", () => {
    const { interval } = pairedDifference(board[2] as RankEntry, board[3] as RankEntry);
    const own = rankEntries(board).entries.find((one) => one.id === "twin")?.interval;
    const width = (of: { low: number; high: number } | null | undefined) => (of ? of.high - of.low : Number.NaN);
    expect(width(interval)).toBeLessThan(width(own) / 2);
  });
});
