import { expect, it } from "vitest";
import { methodsChart, rewardChart } from "@/scripts/proof/chart";
import type { Summary } from "@/scripts/proof/report";
import { resultOf, type MethodResult, type ProofResult } from "@/scripts/proof/result";
import { tables } from "@/scripts/proof/tables";

const summary = (mean: number, half: number | null): Summary => {
  const estimate = { mean, lo: half === null ? null : mean - half, hi: half === null ? null : mean + half };
  return { samples: 270, unjudged: 0, passAt1: estimate, beyondI: estimate, fastShare: estimate, reward: estimate };
};
const method = (before: number, after: number): MethodResult => ({
  steps: 60, before: summary(before, 0.05), after: summary(after, 0.05), heldOut: { before: summary(before, null), after: summary(after, null) }, seconds: { generation: 20, sandbox: 70, update: 30 },
});
const methods = { sft: method(0, 0.2), dpo: method(0.2, 0.4), grpo: method(0.2, 0.8) };
const point = (step: number, reward: number | null) => ({ step, reward, passRate: 1, gain: 0.5 });
const result: ProofResult = {
  methods,
  seeds: [0, 1].map((seed) => ({ seed, minutes: 8, leftOut: [], methods, curves: { grpo: [point(1, 0.3), point(2, null), point(3, 0.6)], grpoShuffledControl: [point(1, -0.2)] } })),
  findings: [{ claim: "GRPO's fastShare lies above DPO's", holds: false, figures: "0.80 against 0.40" }],
  intervals: "95 %",
};

it("the tables hold every method, each seed, the time of each part, and what did not hold", () => {
  const text = tables(result);
  expect(text).toContain("| GRPO | 60 | 0.80 (0.75 to 0.85) |");
  expect(text).toContain("| GRPO | 0.80 | 0.80 | 0.80 | 0.80 |");
  expect(text).toContain("| DPO | 0.40 (0.35 to 0.45) | 0.40 (0.35 to 0.45) |\n");
  expect(text).toContain("| SFT | 20 | 70 | 30 |");
  expect(text).toContain("| GRPO's fastShare lies above DPO's | **no** |");
});

it.each([["of the methods", methodsChart(methods)], ["of the reward", rewardChart(result.seeds)]])("the chart %s is whole, says what it shows and has no figure that is none", (_, svg) => {
  expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="[^"]+">[\s\S]*<\/svg>\n$/);
  expect(svg).toContain("prefers-color-scheme: dark");
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

it("a run that one seed had no time for is in no figure of all seeds", () => {
  const seed = (steps: object) => ({ seed: 0, samples: [], steps, seconds: 1, leftOut: [] });
  const one = { kind: "metrics" as const, step: 1, data: {} };
  expect(Object.keys(resultOf([seed({ sft: [one], sft2x: [one] }), seed({ sft: [one] })], new Map()).methods)).toEqual(["sft"]);
});
