import { z } from "zod";
import { metricFiguresSchema } from "@/lib/core/scoring";
import { VERDICTS } from "@/lib/core/verdict";

/** How the best solution of a chain was judged, and where that is to be seen. */
export const bestSchema = z.object({
  verdict: z.enum(VERDICTS),
  reason: z.string(),
  figures: metricFiguresSchema.nullable(),
  profileId: z.uuid(),
  executionId: z.uuid(),
});
export type Best = z.infer<typeof bestSchema>;
