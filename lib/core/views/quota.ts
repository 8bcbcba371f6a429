import { z } from "zod";

/** What an installation allows a researcher unless an admin says otherwise for one person. */
export interface QuotaDefaults {
  samplesPerDay: number;
  openSubmissions: number;
}

export const QUOTA_DEFAULTS: QuotaDefaults = { samplesPerDay: 3000, openSubmissions: 3 };

export const quotaViewSchema = z.object({
  /** Samples that may be handed in within one day in UTC; null: no limit. */
  samplesPerDay: z.number().nullable(),
  usedToday: z.number(),
  leftToday: z.number().nullable(),
  /** When the day ends. */
  resetsAt: z.string(),
  /** Submissions that may wait for their samples at once; null: no limit. */
  openSubmissions: z.number().nullable(),
  openNow: z.number(),
});
export type QuotaView = z.infer<typeof quotaViewSchema>;
