import { z } from "zod";
import { leaderboardViewSchema } from "@/lib/core/views/leaderboard";
import type { Operation } from "../contract";
import { languageParam, setParam } from "./parameters";

export const leaderboardQuery = z.object({
  set: setParam.optional(),
  language: languageParam,
  format: z.enum(["json", "csv"]).default("json").describe("csv: a table of the entries."),
});

export const LEADERBOARD: Operation[] = [
  {
    id: "getLeaderboard",
    method: "get",
    path: "/api/v1/leaderboard",
    tag: "Leaderboard",
    summary: "The leaderboard of a problem set",
    description: "Entries with scores, intervals and rank ranges; the first set when none is named. What the page draws is all in here: `size` and `passAt1` against Beyond, and the iterations of a model.",
    access: "public",
    query: leaderboardQuery,
    answers: {
      200: {
        description: "The board, as it was computed last.",
        content: { "application/json": { schema: leaderboardViewSchema }, "text/csv": {} },
      },
    },
    errors: ["not_found"],
    example: { query: { set: "starter" } },
  },
];
