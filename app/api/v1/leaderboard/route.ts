import { z } from "zod";
import { languageSchema } from "@/lib/core/views/common";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { leaderboardCsv } from "@/lib/server/leaderboard-csv";
import { otherMethods } from "@/lib/server/methods";
import { leaderboard } from "@/lib/server/queries";

const query = z.object({ set: z.string().min(1).max(100).optional(), language: languageSchema.optional(), format: z.enum(["json", "csv"]).default("json") });

export const GET = apiRoute(async (request) => {
  const { set, language, format } = parseQuery(query, request);
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
