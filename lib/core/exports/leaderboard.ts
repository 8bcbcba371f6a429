import { METRICS } from "../views/common";
import type { LeaderboardEntry } from "../views/leaderboard";
import type { Column } from "./table";

/** The leaderboard, one row an entry; scores are shares from 0 to 1. */
export const LEADERBOARD_COLUMNS: readonly Column<LeaderboardEntry>[] = [
  { name: "rank_low", type: "integer", value: (entry) => entry.ranks.beyondI.low },
  { name: "rank_high", type: "integer", value: (entry) => entry.ranks.beyondI.high },
  { name: "model", type: "text", value: (entry) => entry.model.name },
  { name: "size_billions", type: "float", value: (entry) => entry.model.sizeBillions },
  { name: "open_weights", type: "boolean", value: (entry) => entry.model.openWeights },
  { name: "licence", type: "text", value: (entry) => entry.model.licence },
  { name: "method", type: "text", value: (entry) => entry.method },
  { name: "iteration", type: "integer", value: (entry) => entry.iteration },
  { name: "origin", type: "text", value: (entry) => entry.origin },
  ...METRICS.flatMap((metric): Column<LeaderboardEntry>[] => [
    { name: metric, type: "float", value: (entry) => entry.metrics[metric].mean },
    { name: `${metric}_low`, type: "float", value: (entry) => entry.metrics[metric].low },
    { name: `${metric}_high`, type: "float", value: (entry) => entry.metrics[metric].high },
  ]),
  { name: "noise_aware_beyondI", type: "float", value: (entry) => entry.noiseAware.beyondI },
  { name: "noise_aware_beyondT", type: "float", value: (entry) => entry.noiseAware.beyondT },
  { name: "noise_aware_beyondM", type: "float", value: (entry) => entry.noiseAware.beyondM },
  { name: "mercury_beyond", type: "float", value: (entry) => entry.mercuryBeyond },
  { name: "win_rate", type: "float", value: (entry) => entry.winRate },
  { name: "coverage", type: "float", value: (entry) => entry.coverage },
  { name: "samples", type: "integer", value: (entry) => entry.sampleCount },
  { name: "finished_at", type: "text", value: (entry) => entry.finishedAt },
  { name: "submission_id", type: "text", value: (entry) => entry.submissionId },
];
