import { z } from "zod";

/** What a judge job asks for: judge and measure one sample, one reference solution, or one generated solution. */
export const judgeJobSchema = z.discriminatedUnion("kind", [
  // With a profile named, only a worker of that profile may do it: its figures join others measured there.
  // `anew`: measure, though figures of the same program are known.
  z.object({ kind: z.literal("sample"), sampleId: z.uuid(), profileId: z.uuid().optional(), anew: z.boolean().optional() }),
  z.object({ kind: z.literal("reference"), referenceId: z.uuid(), calibrationId: z.uuid() }),
  z.object({ kind: z.literal("generation"), generationId: z.uuid() }),
]);
export type JudgeJob = z.infer<typeof judgeJobSchema>;

/**
 * What a score job asks for: one submission, or every finished submission of a set on one profile. `onlyScores`: what
 * was measured on another profile alone is not measured again on this one. Or one iteration of an improvement run,
 * which becomes a submission.
 */
export const scoreJobSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("submission"), submissionId: z.uuid() }),
  z.object({ kind: z.literal("set"), setId: z.uuid(), profileId: z.uuid(), onlyScores: z.boolean().optional() }),
  z.object({ kind: z.literal("iteration"), runId: z.uuid(), iteration: z.int().nonnegative() }),
]);
export type ScoreJob = z.infer<typeof scoreJobSchema>;

/** What an execution job asks for: those of a batch's executions from `from` up to, not including, `to` that are open. */
export const executionJobSchema = z.object({ batchId: z.uuid(), from: z.int().nonnegative(), to: z.int().positive() });
export type ExecutionJob = z.infer<typeof executionJobSchema>;

/** What an import job asks for: the import of a problem set that an admin asked for. */
export const importJobSchema = z.object({ importId: z.uuid() });
export type ImportJob = z.infer<typeof importJobSchema>;

/** What a generate job asks for: the completions of one step of a chain of an improvement run. */
export const generateJobSchema = z.object({ chainId: z.uuid(), iteration: z.int().nonnegative() });
export type GenerateJob = z.infer<typeof generateJobSchema>;

/** What a notice job asks for: to deliver one notice, by e-mail or webhook. */
export const noticeJobSchema = z.object({ noticeId: z.uuid() });
export type NoticeJob = z.infer<typeof noticeJobSchema>;

/** A caller of one execution waits for the answer; a batch has a deadline. */
export const EXECUTION_PRIORITY = { single: 10, batch: 0 } as const;

/** Submissions go before calibrations of references: a person waits for them. */
export const PRIORITY = { submission: 10, generation: 8, example: 5, calibration: 0, remeasuring: -5 } as const;
