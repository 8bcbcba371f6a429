import { z } from "zod";

/** What may wait for an admin, most urgent first. */
export const CONCERNS = [
  "noWorkers", "lateWorkers", "waitingWorkers", "pausedQueues", "failedJobs", "failedImports", "failedSubmissions", "unverified", "usedUpQuotas", "owedPasswords",
] as const;
export const concernSchema = z.enum(CONCERNS);
export type Concern = z.infer<typeof concernSchema>;

export const overviewSchema = z.object({
  concerns: z.array(z.object({
    concern: concernSchema.describe("What it is."),
    count: z.number().describe("How many there are."),
    examples: z.array(z.string()).describe("The first few, in words."),
  })).describe("What may wait for an admin, most urgent first; only what there is any of."),
  totals: z.object({
    users: z.number().describe("Accounts."),
    admins: z.number().describe("Those of admins."),
    submissions: z.number().describe("Submissions of all people."),
    openSubmissions: z.number().describe("Submissions that have not ended."),
    livingWorkers: z.number().describe("Workers that give signs of life."),
    samplesToday: z.number().describe("Samples handed in since midnight, UTC."),
  }).describe("Counts of the whole installation."),
});
export type Overview = z.infer<typeof overviewSchema>;
