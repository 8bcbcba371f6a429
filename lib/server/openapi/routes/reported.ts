import { z } from "zod";
import { reportedResultListSchema, reportedResultViewSchema, reportResultFieldsSchema } from "@/lib/core/views/reported";
import { answers, type Operation } from "../contract";
import { flagParam, idempotencyHeaders, idParams, languageParam, setParam } from "./parameters";

export const reportedResultsQuery = z.object({
  set: setParam.optional(),
  language: languageParam,
  mine: flagParam.describe("Only your own."),
  cursor: z.uuid().optional().describe("`nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(25).describe("How many at most."),
});

const BASE = "/api/v1/reported-results";
const OWN = { access: { scope: "submit" as const }, params: idParams, tag: "Submissions" as const };
const VIEW = { 200: answers(reportedResultViewSchema, "The result as it is then.") };

export const REPORTED: Operation[] = [
  {
    id: "listReportedResults", method: "get", path: BASE, tag: "Submissions", access: "public",
    summary: "Self-reported results, newest first",
    description: "Figures that their reporters measured elsewhere; shown apart and never ranked.",
    query: reportedResultsQuery,
    answers: { 200: answers(reportedResultListSchema, "A page of results.") },
  },
  {
    id: "reportResult", method: "post", path: BASE, tag: "Submissions", access: { scope: "submit" },
    summary: "Report a result",
    description: "With an address where it can be checked. Private until it is published.",
    headers: idempotencyHeaders,
    body: { "application/json": { schema: reportResultFieldsSchema, example: { set: "starter", model: "my-model", passAt1: 0.61, beyondI: 0.42, sourceUrl: "https://example.org/paper" } } },
    answers: { 201: { ...answers(reportedResultViewSchema, "The result."), headers: { Location: "Its address." } } },
    errors: ["not_found", "conflict", "rate_limited"],
  },
  { id: "getReportedResult", method: "get", path: `${BASE}/{id}`, tag: "Submissions", access: "public", params: idParams, summary: "One self-reported result", answers: { 200: answers(reportedResultViewSchema) } },
  { ...OWN, id: "deleteReportedResult", method: "delete", path: `${BASE}/{id}`, summary: "Delete a self-reported result", answers: { 204: { description: "It is gone." } }, errors: ["conflict"] },
  { ...OWN, id: "publishReportedResult", method: "post", path: `${BASE}/{id}/publish`, summary: "Publish a self-reported result", answers: VIEW, errors: ["conflict"] },
  { ...OWN, id: "unpublishReportedResult", method: "post", path: `${BASE}/{id}/unpublish`, summary: "Make a self-reported result private", answers: VIEW, errors: ["conflict"] },
];
