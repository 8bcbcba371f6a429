import { describe, expect, it } from "vitest";
import { correlationOf, rankOf } from "@/bench/monolith/parts/rank";
import type { Calibrations } from "@/bench/monolith/calibrations";
import type { MetricFigures } from "@/lib/core/scoring";

function at(value: number): MetricFigures {
  const figure = { value, relativeError: 0.005 };
  return { time: figure, memory: { ...figure, value: 100 }, integral: figure };
}

function pairs(first: number[], second: number[]) {
  return first.map((value, index) => ({ first: at(value), second: at(second[index] as number) }));
}

describe("rank correlation of two calibrations", () => {
  it("is 1 where both rank the references of a problem alike, whatever the speed of the host", () => {
    expect(correlationOf(pairs([10, 20, 30, 40], [15, 31, 44, 61]), "time")).toBeCloseTo(1, 9);
  });

  it("falls when two references change places", () => {
    expect(correlationOf(pairs([10, 20, 30, 40], [20, 10, 30, 40]), "time")).toBeCloseTo(0.8, 9);
  });

  it("is not given for a problem whose references cannot be told apart", () => {
    expect(correlationOf(pairs([10, 20, 30, 40], [10, 20, 30, 40]), "memory")).toBeNull();
  });

  it("is the mean over the problems with a signal, and counts what could not be measured", () => {
    const calibrations: Calibrations = {
      profile: "p",
      measured: [
        { "a/1": at(10), "a/2": at(20), "a/3": at(30), "a/4": at(40), "b/1": at(10), "b/2": at(20), "b/3": at(30), "b/4": at(40), "c/1": at(10), "c/2": at(10), "c/3": at(10) },
        { "a/1": at(10), "a/2": at(20), "a/3": at(30), "a/4": at(40), "b/1": at(20), "b/2": at(10), "b/3": at(30), "b/4": at(40), "c/1": at(10), "c/2": at(10), "c/3": null },
      ],
    };
    const jobs = Object.keys(calibrations.measured[0]).map((key) => ({ key }));
    const found = rankOf(jobs, calibrations);
    expect(found).toMatchObject({ problems: 3, references: 11, unmeasured: 1, time: { problems: 2, least: expect.closeTo(0.8, 9) } });
    expect(found.time.mean).toBeCloseTo(0.9, 9);
    expect(found.memory).toEqual({ mean: null, least: null, problems: 0 });
    expect(found.timeRatio.p50).toBe(1);
  });
});
