import { z } from "zod";

/** What may wait for an admin, most urgent first. */
export const CONCERNS = [
  "noWorkers", "lateWorkers", "waitingWorkers", "pausedQueues", "failedJobs", "failedImports", "failedSubmissions", "unverified", "usedUpQuotas", "owedPasswords",
] as const;
export const concernSchema = z.enum(CONCERNS);
export type Concern = z.infer<typeof concernSchema>;

export const overviewSchema = z.object({
  /** Those of which there is any. */
  concerns: z.array(z.object({
    concern: concernSchema,
    count: z.number(),
    /** The first few, in words. */
    examples: z.array(z.string()),
  })),
  totals: z.object({
    users: z.number(),
    admins: z.number(),
    /** Submissions of all people, and those not ended. */
    submissions: z.number(),
    openSubmissions: z.number(),
    livingWorkers: z.number(),
    /** Samples handed in since midnight, UTC. */
    samplesToday: z.number(),
  }),
});
export type Overview = z.infer<typeof overviewSchema>;
