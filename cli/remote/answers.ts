import { z } from "zod";
import { roleSchema, scopeSchema } from "@/lib/core/accounts";
import { leaderboardEntrySchema, leaderboardViewSchema } from "@/lib/core/views/leaderboard";
import { submissionPreviewSchema, submissionViewSchema } from "@/lib/core/views/submissions";

/** What commands read of the answers; whatever else a server says is passed over. */
export const submissionAnswer = submissionViewSchema.pick({
  id: true, model: true, set: true, language: true, method: true, iteration: true, state: true, stateReason: true, sampleCount: true, doneCount: true,
  verdictCounts: true, secondsLeft: true, waitingFor: true, pausedBecause: true, scores: true, visibility: true, hidden: true, duplicateOfId: true, createdAt: true,
});
export type SubmissionAnswer = z.infer<typeof submissionAnswer>;

export const submissionsAnswer = z.object({ submissions: z.array(submissionAnswer), nextCursor: z.string().nullable() });

export const previewAnswer = submissionPreviewSchema;
export type PreviewAnswer = z.infer<typeof previewAnswer>;

export const accountAnswer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  /** Null: everything that the role may. */
  scopes: z.array(scopeSchema).nullable(),
});

/** Null limits: there are none. */
export const quotaAnswer = z.object({
  samplesPerDay: z.number().nullable(),
  usedToday: z.number(),
  leftToday: z.number().nullable(),
  resetsAt: z.string(),
  openSubmissions: z.number().nullable(),
  openNow: z.number(),
});

export const leaderboardAnswer = leaderboardViewSchema.pick({ set: true, language: true }).extend({
  snapshot: z.object({
    entries: z.array(leaderboardEntrySchema.pick({ submissionId: true, model: true, method: true, iteration: true, origin: true, metrics: true, ranks: true })),
  }).nullable(),
});

/** Data of the events of a submission that commands heed. */
export const progressEvent = z.object({ submission: submissionAnswer });
export const problemEvent = z.object({ code: z.string(), detail: z.string() });
