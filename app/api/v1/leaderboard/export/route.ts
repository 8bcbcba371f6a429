import { LEADERBOARD_COLUMNS } from "@/lib/core/exports/leaderboard";
import { leaderboardExportQuery } from "@/lib/core/views/exports";
import { apiRoute, parseQuery } from "@/lib/server/api";
import { atOnce } from "@/lib/server/exports/batches";
import { exportResponse } from "@/lib/server/exports/respond";
import { otherMethods } from "@/lib/server/methods";
import { leaderboard } from "@/lib/server/queries";

export const GET = apiRoute(async (request) => {
  const { set, language, format } = parseQuery(leaderboardExportQuery, request);
  const view = await leaderboard(set, language);
  const name = `leaderboard-${view.set.slug}-${view.language}`;
  return exportResponse({ format, name, columns: LEADERBOARD_COLUMNS, batches: atOnce(view.snapshot?.entries ?? []) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
