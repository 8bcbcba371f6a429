import { z } from "zod";

/** What a judge job asks for: judge and measure one sample, or one reference solution. */
export const judgeJobSchema = z.discriminatedUnion("kind", [
  // With a profile named, only a worker of that profile may do it: its figures join others measured there.
  z.object({ kind: z.literal("sample"), sampleId: z.uuid(), profileId: z.uuid().optional() }),
  z.object({ kind: z.literal("reference"), referenceId: z.uuid(), calibrationId: z.uuid() }),
]);
export type JudgeJob = z.infer<typeof judgeJobSchema>;

/** What a score job asks for: one submission, or every finished submission of a set on one profile. */
export const scoreJobSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("submission"), submissionId: z.uuid() }),
  z.object({ kind: z.literal("set"), setId: z.uuid(), profileId: z.uuid() }),
]);
export type ScoreJob = z.infer<typeof scoreJobSchema>;

/** Submissions go before calibrations of references: a person waits for them. */
export const PRIORITY = { submission: 10, example: 5, calibration: 0, remeasuring: -5 } as const;
