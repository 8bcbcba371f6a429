import { z } from "zod";

/** What an installation allows a researcher unless an admin says otherwise for one person. */
export interface QuotaDefaults {
  samplesPerDay: number;
  openSubmissions: number;
}

export const QUOTA_DEFAULTS: QuotaDefaults = { samplesPerDay: 3000, openSubmissions: 3 };

export const quotaViewSchema = z.object({
  samplesPerDay: z.number().nullable().describe("Samples that may be handed in within one day in UTC; null: no limit."),
  usedToday: z.number().describe("Samples handed in today, less those given back."),
  leftToday: z.number().nullable().describe("Samples that may still be handed in today; null: no limit."),
  resetsAt: z.string().describe("When the day ends; ISO 8601, UTC."),
  openSubmissions: z.number().nullable().describe("Submissions that may wait for their samples at once; null: no limit."),
  openNow: z.number().describe("Submissions that wait for their samples now."),
});
export type QuotaView = z.infer<typeof quotaViewSchema>;
