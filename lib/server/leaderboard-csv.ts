import { METRICS } from "@/lib/core/views/common";
import type { LeaderboardEntry, LeaderboardView } from "@/lib/core/views/leaderboard";

type Cell = string | number | boolean | null;

/** Text that a spreadsheet would run as a formula is marked as text. */
function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function columns(entry: LeaderboardEntry): [string, Cell][] {
  return [
    ["rank_low", entry.ranks.beyondI.low],
    ["rank_high", entry.ranks.beyondI.high],
    ["model", entry.model.name],
    ["size_billions", entry.model.sizeBillions],
    ["open_weights", entry.model.openWeights],
    ["licence", entry.model.licence],
    ["method", entry.method],
    ["iteration", entry.iteration],
    ["origin", entry.origin],
    ...METRICS.flatMap((metric): [string, Cell][] => [
      [metric, entry.metrics[metric].mean],
      [`${metric}_low`, entry.metrics[metric].low],
      [`${metric}_high`, entry.metrics[metric].high],
    ]),
    ["noise_aware_beyondI", entry.noiseAware.beyondI],
    ["noise_aware_beyondT", entry.noiseAware.beyondT],
    ["noise_aware_beyondM", entry.noiseAware.beyondM],
    ["mercury_beyond", entry.mercuryBeyond],
    ["win_rate", entry.winRate],
    ["coverage", entry.coverage],
    ["samples", entry.sampleCount],
    ["finished_at", entry.finishedAt],
    ["submission_id", entry.submissionId],
  ];
}

/** The leaderboard as RFC 4180 CSV, one line an entry; scores are shares from 0 to 1. */
export function leaderboardCsv(view: LeaderboardView): string {
  const rows = (view.snapshot?.entries ?? []).map(columns);
  const header = rows[0]?.map(([name]) => name) ?? ["rank_low", "rank_high", "model"];
  const lines = rows.map((row) => row.map(([, value]) => csvCell(value)).join(","));
  return [header.join(","), ...lines, ""].join("\r\n");
}
