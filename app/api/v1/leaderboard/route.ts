import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { leaderboardCsv } from "@/lib/server/leaderboard-csv";
import { otherMethods } from "@/lib/server/methods";
import { leaderboardQuery } from "@/lib/server/openapi/routes/leaderboard";
import { leaderboard } from "@/lib/server/queries";

export const GET = apiRoute(async (request) => {
  const { set, language, format } = parseQuery(leaderboardQuery, request);
  const view = await leaderboard(set, language);
  if (format === "json") return json(view);
  return new Response(leaderboardCsv(view), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="leaderboard-${view.set.slug}-${view.language}.csv"`,
    },
  });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
