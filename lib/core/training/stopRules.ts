import { z } from "zod";

/** When a run is stopped by itself. Each is looked at over the last `window` steps with a value; null is off. */
export const stopRulesSchema = z.strictObject({
  window: z.int().min(1).max(1000).default(10).describe("Steps that a rule looks back on."),
  maxKl: z.number().gt(0).nullable().default(null).describe("Mean divergence from the first model above this stops the run (`kl`)."),
  minEntropy: z.number().gt(0).nullable().default(null).describe("Mean entropy below this stops the run (`entropy`)."),
  maxImplausible: z.number().gt(0).max(1).nullable().default(null).describe("Mean share of speed-ups too large to believe above this stops the run (`eff_implausible`)."),
  minUniqueCode: z.number().gt(0).max(1).nullable().default(null).describe("Mean share of distinct programs below this stops the run (`unique_code_frac`)."),
});
export type StopRules = z.output<typeof stopRulesSchema>;

const RULES = [
  { metric: "kl", limit: "maxKl", isBroken: (mean: number, limit: number) => mean > limit, says: "The model has moved too far from the first one: mean kl" },
  { metric: "entropy", limit: "minEntropy", isBroken: (mean: number, limit: number) => mean < limit, says: "The model answers nearly always the same: mean entropy" },
  { metric: "eff_implausible", limit: "maxImplausible", isBroken: (mean: number, limit: number) => mean > limit, says: "Speed-ups that cannot be believed, a sign that the reward is being cheated: mean eff_implausible" },
  { metric: "unique_code_frac", limit: "minUniqueCode", isBroken: (mean: number, limit: number) => mean < limit, says: "Too few different programs, a sign that the reward is being cheated: mean unique_code_frac" },
] as const;

/** The metrics that rules which are on look at. */
export function metricsOfRules(rules: StopRules): string[] {
  return RULES.filter(({ limit }) => rules[limit] !== null).map(({ metric }) => metric);
}

/**
 * Says which rule is broken, in words for people; null while none is. A rule speaks once a whole window of values is
 * there.
 * @param latest of each metric its last values, at most a window of them, in any order
 */
export function brokenStopRule(rules: StopRules, latest: Readonly<Record<string, readonly number[]>>): string | null {
  for (const { metric, limit, isBroken, says } of RULES) {
    const [most, values] = [rules[limit], latest[metric] ?? []];
    if (most === null || values.length < rules.window) continue;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    if (isBroken(mean, most)) return `${says} is ${short(mean)} over the last ${values.length} steps, and the rule stops at ${short(most)}.`;
  }
  return null;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
