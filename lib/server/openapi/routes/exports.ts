import { CONTENT_TYPES } from "@/lib/core/exports/table";
import { leaderboardExportQuery, problemExportQuery, sampleExportQuery } from "@/lib/core/views/exports";
import type { Answer, Operation } from "../contract";
import { idParams } from "./parameters";

export const FILE: Answer = {
  description: "The table as a file, sent as it is read.",
  content: Object.fromEntries(Object.values(CONTENT_TYPES).map((type) => [type, {}])),
  headers: { "Content-Disposition": "Name of the file." },
};

/** Tables as files: CSV, JSON lines or Parquet. */
export const EXPORTS: Operation[] = [
  { id: "exportLeaderboard", method: "get", path: "/api/v1/leaderboard/export", tag: "Leaderboard", access: "public", summary: "The leaderboard as a file", query: leaderboardExportQuery, answers: { 200: FILE }, errors: ["not_found"], example: { query: { set: "starter", format: "parquet" } } },
  { id: "exportProblems", method: "get", path: "/api/v1/problems/export", tag: "Problems", access: "public", summary: "The problems of a set as a file", query: problemExportQuery, answers: { 200: FILE }, errors: ["not_found"], example: { query: { set: "starter", format: "csv" } } },
  { id: "exportSamples", method: "get", path: "/api/v1/submissions/{id}/results", tag: "Submissions", access: "public", params: idParams, summary: "The samples of a submission as a file", query: sampleExportQuery, answers: { 200: FILE }, errors: ["not_found"], example: { query: { format: "jsonl" } } },
];
