import { csvHeader, csvLine } from "@/lib/core/exports/csv";
import { LEADERBOARD_COLUMNS } from "@/lib/core/exports/leaderboard";
import type { LeaderboardView } from "@/lib/core/views/leaderboard";

/** The leaderboard as RFC 4180 CSV, one line an entry; scores are shares from 0 to 1. */
export function leaderboardCsv(view: LeaderboardView): string {
  const lines = (view.snapshot?.entries ?? []).map((entry) => csvLine(LEADERBOARD_COLUMNS, entry));
  return csvHeader(LEADERBOARD_COLUMNS) + lines.join("");
}
