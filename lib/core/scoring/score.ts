import { z } from "zod";

/** Version of the formulas below. A score says which it was computed with; any change of a formula raises it. */
export const SCORE_VERSION = 1;

/** Every score of an entry. T, M, I: time, peak memory, integral. `beyond*` is the published rule and the headline. */
export const SCORE_KEYS = [
  "passAt1",
  "beyondT",
  "beyondM",
  "beyondI",
  "noiseAwareT",
  "noiseAwareM",
  "noiseAwareI",
  "mercuryT",
  "mercuryM",
  "mercuryI",
] as const;
export type ScoreKey = (typeof SCORE_KEYS)[number];

const share = z.number().min(0).max(1);

/** Null where nothing is known yet: every sample of the problem is still pending. */
export const problemScoresSchema = z.record(z.enum(SCORE_KEYS), share.nullable());
export type ProblemScores = z.infer<typeof problemScoresSchema>;

export const problemScoreSchema = z.object({
  problemId: z.string(),
  /** Samples with a verdict of their own; infrastructure errors are not among them. */
  samples: z.int().nonnegative(),
  correct: z.int().nonnegative(),
  /** Samples that wait for a verdict (IE) or for figures (AC, not measured). */
  pending: z.int().nonnegative(),
  scores: problemScoresSchema,
  /** False: the references cannot be told apart within noise, so this metric says little here. */
  signal: z.object({ time: z.boolean(), memory: z.boolean(), integral: z.boolean() }),
});
export type ProblemScore = z.infer<typeof problemScoreSchema>;

/** A mean over problems with its 95 % interval; no interval for fewer than five problems. */
export const estimateSchema = z.object({
  mean: share,
  interval: z.object({ low: share, high: share }).nullable(),
});

export const submissionScoreSchema = z.object({
  version: z.literal(SCORE_VERSION),
  profileHash: z.string(),
  /** False while samples are pending: the means are provisional and must not be ranked. */
  final: z.boolean(),
  coverage: z.object({
    /** Problems of the set. */
    problems: z.int().positive(),
    /** Problems with at least one sample; the others score 0. */
    attempted: z.int().nonnegative(),
    samples: z.int().nonnegative(),
    pending: z.int().nonnegative(),
  }),
  perProblem: z.array(problemScoreSchema),
  /** Null where no problem has a value yet. */
  means: z.record(z.enum(SCORE_KEYS), estimateSchema.nullable()),
});
export type SubmissionScore = z.infer<typeof submissionScoreSchema>;
