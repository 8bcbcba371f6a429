import { z } from "zod";
import type { SubmissionScore } from "@/lib/core/scoring";
import { intervalSchema, METRICS } from "@/lib/core/views/common";

/** The means of a score as rows of lists read them. */
export const scoreSummarySchema = z.object({
  metrics: z.record(z.enum(METRICS), intervalSchema),
  noiseAware: z.object({ beyondT: z.number(), beyondM: z.number(), beyondI: z.number() }),
  mercuryBeyond: z.number(),
  coverage: z.object({ problems: z.number(), attempted: z.number(), samples: z.number(), pending: z.number() }),
});
export type ScoreSummary = z.infer<typeof scoreSummarySchema>;

/** With too few problems there is no interval: an end at the mean would claim to know it exactly. */
export function summarise(score: SubmissionScore): ScoreSummary {
  const estimate = (key: keyof SubmissionScore["means"]) => {
    const value = score.means[key] ?? { mean: 0, interval: null };
    return { mean: value.mean, low: value.interval?.low ?? null, high: value.interval?.high ?? null };
  };
  return {
    metrics: { beyondI: estimate("beyondI"), beyondT: estimate("beyondT"), beyondM: estimate("beyondM"), passAt1: estimate("passAt1") },
    noiseAware: { beyondT: estimate("noiseAwareT").mean, beyondM: estimate("noiseAwareM").mean, beyondI: estimate("noiseAwareI").mean },
    mercuryBeyond: estimate("mercuryT").mean,
    coverage: score.coverage,
  };
}
