import { z } from "zod";
import { takenAwaySchema } from "./parts";
import { intervalSchema, languageSchema, METHODS, METRICS, modelViewSchema, ORIGINS, profileViewSchema, setSummarySchema } from "./common";
import { reportedResultViewSchema } from "./reported";

export const rankSchema = z.object({ low: z.number().describe("Best place that the data allow."), high: z.number().describe("Worst place that the data allow.") });

export const leaderboardEntrySchema = z.object({
  submissionId: z.string().describe("Id of the submission."),
  model: modelViewSchema,
  method: z.enum(METHODS).describe("How the model was trained."),
  iteration: z.number().nullable().describe("Which iteration of improvement or training; null where none is said."),
  origin: z.enum(ORIGINS).describe("Who brought it: `example` the installation, `user` a person, `published` a paper."),
  metrics: z.record(z.enum(METRICS), intervalSchema).describe("Scores with their 95 % intervals, shares from 0 to 1."),
  noiseAware: z.object({ beyondT: z.number().describe("In time."), beyondM: z.number().describe("In memory."), beyondI: z.number().describe("In memory integral.") }).describe("Noise-aware means: references within the noise band count one half."),
  mercuryBeyond: z.number().describe("Mercury's Beyond, (max - t) / (max - min)."),
  winRate: z.number().nullable().describe("Mean share of common-pass problems on which this entry is faster than the others; null when alone."),
  ranks: z.record(z.enum(METRICS), rankSchema).describe("Rank range by each metric: best and worst place that the data allow."),
  coverage: z.number().describe("Share of the set's scorable problems that the submission covers."),
  sampleCount: z.number().describe("Programs in it."),
  finishedAt: z.string().describe("When it was scored; ISO 8601, UTC."),
  verifiedAt: z.string().nullable().default(null).describe("When an admin vouched that the model wrote these solutions; null: nobody did."),
});
export type LeaderboardEntry = z.infer<typeof leaderboardEntrySchema>;

/** What is stored per set, profile (and so language) and score version, and shown by page and API alike. */
export const leaderboardSnapshotSchema = z.object({
  version: z.string().describe("Version of the score's formula."),
  resamples: z.number().describe("Resamplings behind each interval."),
  problemCount: z.number().describe("Problems that count."),
  smallestDifference: z.record(z.enum(METRICS), z.number()).nullable().describe("Smallest difference between two entries that the set can tell, by metric (share). Null below two entries."),
  entries: z.array(leaderboardEntrySchema).describe("Submissions, best Beyond-I first."),
});
export type LeaderboardSnapshot = z.infer<typeof leaderboardSnapshotSchema>;

export const leaderboardViewSchema = z.object({
  set: setSummarySchema,
  language: languageSchema.describe("Of every entry; `set.languages` says which others there are."),
  profile: profileViewSchema.nullable().describe("Null until a first calibration exists."),
  computedAt: z.string().nullable().describe("When it was computed; ISO 8601, UTC. Null before the first time."),
  snapshot: leaderboardSnapshotSchema.nullable().describe("The board; null before the first time."),
  reported: z.array(reportedResultViewSchema).describe("Public results that people report of themselves: shown apart, never ranked."),
  disabled: z.array(takenAwaySchema.extend({ slug: z.string().describe("Short name of the problem."), title: z.string().describe("Its title.") })).describe("Problems that are left out of all scores, and why."),
  pending: z.array(z.object({
    submissionId: z.string().describe("Id of the submission."), modelName: z.string().describe("Name of the model."), state: z.string().describe("How far it is."),
    done: z.number().describe("Programs judged so far."), total: z.number().describe("Programs in it."),
  })).describe("Submissions of the set that are not scored yet."),
});
export type LeaderboardView = z.infer<typeof leaderboardViewSchema>;
