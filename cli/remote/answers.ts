import { z } from "zod";
import { roleSchema, scopeSchema } from "@/lib/core/accounts";
import { leaderboardEntrySchema, leaderboardViewSchema } from "@/lib/core/views/leaderboard";
import { quotaViewSchema } from "@/lib/core/views/quota";
import { submissionPreviewSchema, submissionViewSchema } from "@/lib/core/views/submissions";

/** What commands read of the answers; whatever else a server says is passed over. */
export const submissionAnswer = submissionViewSchema.pick({
  id: true, model: true, set: true, language: true, method: true, iteration: true, state: true, stateReason: true, sampleCount: true, doneCount: true,
  verdictCounts: true, secondsLeft: true, waitingFor: true, pausedBecause: true, scores: true, visibility: true, hidden: true, duplicateOfId: true, createdAt: true,
});
export type SubmissionAnswer = z.infer<typeof submissionAnswer>;

export const submissionsAnswer = z.object({ submissions: z.array(submissionAnswer), nextCursor: z.string().nullable() });

export const previewAnswer = submissionPreviewSchema.pick({
  format: true, samples: true, problems: true, scorable: true, missing: true, warnings: true, languages: true, duplicateOf: true, quota: true,
});
export type PreviewAnswer = z.infer<typeof previewAnswer>;

export const accountAnswer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  /** Null: everything that the role may. */
  scopes: z.array(scopeSchema).nullable(),
});

export const quotaAnswer = quotaViewSchema;

export const leaderboardAnswer = leaderboardViewSchema.pick({ set: true, language: true }).extend({
  snapshot: z.object({
    entries: z.array(leaderboardEntrySchema.pick({ submissionId: true, model: true, method: true, iteration: true, origin: true, metrics: true, ranks: true })),
  }).nullable(),
});

/** Data of the events of a submission that commands heed. */
export const progressEvent = z.object({ submission: submissionAnswer });
export const problemEvent = z.object({ code: z.string(), detail: z.string() });
