import { z } from "zod";

/** When a run is stopped by itself. Each is looked at over the last `window` steps with a value; null is off. */
export const stopRulesSchema = z.strictObject({
  window: z.int().min(1).max(1000).default(10).describe("Steps that a rule looks back on."),
  maxKl: z.number().gt(0).nullable().default(null).describe("Mean divergence from the first model above this stops the run (`kl`)."),
  minEntropy: z.number().gt(0).nullable().default(null).describe("Mean entropy below this stops the run (`entropy`)."),
  maxImplausible: z.number().gt(0).nullable().default(null).describe("Mean count of implausible speed-ups a step above this stops the run (`eff_implausible`)."),
  minUniqueCode: z.number().gt(0).max(1).nullable().default(null).describe("Mean share of distinct programs below this stops the run (`unique_code_frac`)."),
});
export type StopRules = z.output<typeof stopRulesSchema>;
