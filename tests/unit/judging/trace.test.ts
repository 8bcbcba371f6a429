import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeSample, OFFICIAL } from "@/lib/core/judging";
import { joinTraces, thinTrace } from "@/lib/core/judging/trace";
import { DEFAULT_LIMITS } from "@/lib/core/problem";
import { scriptedRun, ScriptedSession } from "./scriptedSession";

describe("traces", () => {
  it("keep both ends, the peak and the order of time in at most the points allowed", () => {
    const series = fc.array(fc.nat(1e9), { minLength: 1, maxLength: 3_000 });
    fc.assert(
      fc.property(series, fc.integer({ min: 4, max: 500 }), (bytes, limit) => {
        const points = bytes.map((value, i) => ({ tNs: i * 100, bytes: value }));
        const thin = thinTrace(points, limit);
        expect(thin.length).toBeLessThanOrEqual(limit);
        expect(thin[0]).toEqual(points[0]);
        expect(thin.at(-1)).toEqual(points.at(-1));
        expect(Math.max(...thin.map((point) => point.bytes))).toBe(Math.max(...bytes));
        expect(Math.min(...thin.map((point) => point.bytes))).toBe(Math.min(...bytes));
        thin.slice(1).forEach((point, i) => expect(point.tNs).toBeGreaterThan(thin[i]?.tNs ?? 0));
      }),
      { numRuns: 60 },
    );
  });

  it("lie end to end on one time axis, with a border per case", () => {
    const trace = [{ tNs: 0, bytes: 1 }, { tNs: 5, bytes: 2 }];
    const joined = joinTraces([0, 1].map((i) => scriptedRun(i, { trace, wallNs: 10 })));
    expect(joined?.points.map((point) => point.tNs)).toEqual([0, 5, 10, 15]);
    expect(joined?.caseStarts).toEqual([{ caseIndex: 0, tNs: 0 }, { caseIndex: 1, tNs: 10 }]);
  });

  it("come from the repeat whose time is nearest the median", async () => {
    const walls = [10, 11, 10.1, 10.2, 9].map((ms) => ms * 1e6);
    const session = new ScriptedSession(({ call, options }) => {
      const wallNs = walls[call - 2] ?? 10e6;
      return { wallNs, cpuNs: wallNs, output: "x", trace: options.trace ? [{ tNs: 0, bytes: call - 2 }] : [] };
    });
    const { figures } = await judgeSample({
      session,
      check: async (pairs) => pairs.map(() => ({ ok: true, reason: "" })),
      problem: { limits: DEFAULT_LIMITS, cases: [{ input: "", expected: "x", isPublic: false }] },
      program: { language: "python3", source: "" },
      policy: { ...OFFICIAL, repeats: { min: 5, max: 5, targetRelativeError: 0.02 } },
    });
    expect(figures?.trace).toMatchObject({ repeat: 2, points: [{ tNs: 0, bytes: 2 }] });
  });
});
