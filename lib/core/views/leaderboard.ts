import { z } from "zod";
import { intervalSchema, languageSchema, METHODS, METRICS, modelViewSchema, ORIGINS, profileViewSchema, setSummarySchema } from "./common";
import { reportedResultViewSchema } from "./reported";

export const rankSchema = z.object({ low: z.number(), high: z.number() });

export const leaderboardEntrySchema = z.object({
  submissionId: z.string(),
  model: modelViewSchema,
  method: z.enum(METHODS),
  iteration: z.number().nullable(),
  origin: z.enum(ORIGINS),
  metrics: z.record(z.enum(METRICS), intervalSchema),
  /** Noise-aware means: references within the noise band count one half. */
  noiseAware: z.object({ beyondT: z.number(), beyondM: z.number(), beyondI: z.number() }),
  /** Mercury's Beyond, (max - t) / (max - min). */
  mercuryBeyond: z.number(),
  /** Mean share of common-pass problems on which this entry is faster than the others; null when alone. */
  winRate: z.number().nullable(),
  /** Rank range by each metric: best and worst place that the data allow. */
  ranks: z.record(z.enum(METRICS), rankSchema),
  /** Share of the set's scorable problems that the submission covers. */
  coverage: z.number(),
  sampleCount: z.number(),
  finishedAt: z.string(),
  /** When an admin vouched that the model wrote these solutions; null: nobody did. */
  verifiedAt: z.string().nullable().default(null),
});
export type LeaderboardEntry = z.infer<typeof leaderboardEntrySchema>;

/** What is stored per set, profile (and so language) and score version, and shown by page and API alike. */
export const leaderboardSnapshotSchema = z.object({
  version: z.string(),
  resamples: z.number(),
  problemCount: z.number(),
  /** Smallest difference between two entries that the set can tell, by metric (share). Null below two entries. */
  smallestDifference: z.record(z.enum(METRICS), z.number()).nullable(),
  entries: z.array(leaderboardEntrySchema),
});
export type LeaderboardSnapshot = z.infer<typeof leaderboardSnapshotSchema>;

export const leaderboardViewSchema = z.object({
  set: setSummarySchema,
  /** Of every entry; `set.languages` says which others there are. */
  language: languageSchema,
  /** Null until a first calibration exists. */
  profile: profileViewSchema.nullable(),
  computedAt: z.string().nullable(),
  snapshot: leaderboardSnapshotSchema.nullable(),
  /** Public results that people report of themselves: shown apart, never ranked. */
  reported: z.array(reportedResultViewSchema),
  /** Problems that are left out of all scores, and why. */
  disabled: z.array(z.object({ slug: z.string(), title: z.string(), at: z.string(), reason: z.string() })),
  /** Submissions of the set that are not scored yet. */
  pending: z.array(z.object({ submissionId: z.string(), modelName: z.string(), state: z.string(), done: z.number(), total: z.number() })),
});
export type LeaderboardView = z.infer<typeof leaderboardViewSchema>;
