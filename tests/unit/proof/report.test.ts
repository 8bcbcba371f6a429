import { describe, expect, it } from "vitest";
import type { TrainingProblem } from "@/lib/core/training";
import { findings } from "@/scripts/proof/findings";
import { summarize, yardsticks, type ProofSample, type Summary } from "@/scripts/proof/report";
import { secondsOf } from "@/scripts/proof/result";

const SLUGS = ["a", "b", "c", "d", "e", "f"];

/** References of 1, 16, 16 and 16 ms, and a wrong one. */
const problems = SLUGS.map((problem): TrainingProblem => ({
  problem, title: problem, statement: "", language: "python3", starterCode: null, profile: "p",
  references: [
    ...[1, 16, 16, 16].map((ms, at) => ({ id: `r${at}`, code: String(ms), verdict: "AC" as const, reason: "", figures: { wallNs: ms * 1e6, peakBytes: 1e7, integralByteSeconds: ms * 1e4 } })),
    { id: "w", code: "w", verdict: "WA", reason: "", figures: null },
  ],
}));
const known = yardsticks(problems);

const sample = (problem: string, ms: number | null, changes: Partial<ProofSample> = {}): ProofSample => ({
  checkpoint: "sft", problem, heldOut: false, passed: ms !== null, reward: ms === null ? -0.3 : 0.5, wallNs: ms === null ? null : ms * 1e6, integralByteSeconds: ms === null ? null : ms * 1e4, profile: "p",
  ...changes,
});

describe("what a checkpoint can do", () => {
  it("is counted as right, fast and beyond references, each problem with the same weight", () => {
    const samples = SLUGS.flatMap((slug, at) => (at === 0 ? [sample(slug, 1), sample(slug, null), sample(slug, 16), sample(slug, 5)] : [sample(slug, 2), sample(slug, 16)]));
    const summary = summarize([samples], known);
    expect(summary.passAt1.mean).toBeCloseTo((0.75 + 5) / 6);
    // Fast is up to 4 ms, halfway between 1 and 16 as a ratio.
    expect(summary.fastShare.mean).toBeCloseTo((0.25 + 5 * 0.5) / 6);
    expect(summary.beyondI.mean).toBeCloseTo(((1 + 0 + 0.75 + 0.75) / 4 + 5 * 0.75) / 6);
    expect([summary.samples, summary.unjudged]).toEqual([14, 0]);
    expect(summary.passAt1.lo).toBeLessThan(summary.passAt1.mean);
  });

  it("takes no notice of samples that the sandbox failed, and says how many they are", () => {
    const summary = summarize([SLUGS.flatMap((slug) => [sample(slug, 1), sample(slug, null, { passed: null, reward: null })])], known);
    expect(summary.passAt1).toEqual({ mean: 1, lo: 1, hi: 1 });
    expect([summary.samples, summary.unjudged]).toEqual([12, 6]);
  });

  it("has no interval over fewer than five problems, and one over the problems of several seeds", () => {
    const few = SLUGS.slice(0, 3).map((slug) => sample(slug, 1));
    expect(summarize([few], known).fastShare).toEqual({ mean: 1, lo: null, hi: null });
    expect(summarize([few, few], known).fastShare).toEqual({ mean: 1, lo: 1, hi: 1 });
  });
});

describe("what the proof finds", () => {
  const at = (mean: number): Summary => {
    const estimate = { mean, lo: mean - 0.05, hi: mean + 0.05 };
    return { samples: 1, unjudged: 0, passAt1: estimate, beyondI: estimate, fastShare: estimate, reward: estimate };
  };
  const method = (before: number, after: number) => ({ before: at(before), after: at(after) });
  const held = (methods: Parameters<typeof findings>[0]) => findings(methods).map(({ holds }) => holds);

  it("holds what is apart for more, and what is within the intervals for no rise", () => {
    const methods = { sft: method(0, 0.2), dpo: method(0.2, 0.5), grpo: method(0.2, 0.9), grpoShuffledControl: method(0.2, 0.25), sft2x: method(0, 0.22), dpo2x: method(0.2, 0.55) };
    expect(held(methods)).toEqual(Array(10).fill(true));
  });

  it("does not hold what lies within the intervals for more, nor what is apart for no rise", () => {
    expect(held({ dpo: method(0.2, 0.5), grpo: method(0.2, 0.55) })).toEqual([false, false]);
    expect(held({ dpo: method(0.2, 0.5), dpo2x: method(0.2, 0.7), grpoShuffledControl: method(0.2, 0.4) })).toEqual([false, false, false, false]);
  });
});

it("splits the time of a run into generating, measuring and the rest", () => {
  const step = (number: number) => ({ kind: "metrics" as const, step: number, data: { "time/step": 3, "time/generation": 1, "time/sandbox": 1.5 } });
  expect(secondsOf([step(1), step(2)])).toEqual({ generation: 2, sandbox: 3, update: 1 });
  expect(secondsOf([{ kind: "metrics", step: 1, data: { "time/step": 2, loss: null } }])).toEqual({ generation: 0, sandbox: 0, update: 2 });
});
