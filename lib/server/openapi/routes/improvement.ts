import { z } from "zod";
import { objectiveSchema } from "@/lib/core/improvement";
import { languageSchema } from "@/lib/core/views/common";
import { chainListSchema, createRunFieldsSchema, iterationCurveSchema, problemChainViewSchema, promptListSchema, resumeRunFieldsSchema, runListSchema, runViewSchema } from "@/lib/core/views/improvement";
import { createEndpointFieldsSchema, sourceListSchema, sourceViewSchema } from "@/lib/core/views/sources";
import { answers, type Operation } from "../contract";
import { idempotencyHeaders, idParams } from "./parameters";

const limit = z.coerce.number().int().min(1).max(100).default(25).describe("How many at most.");
export const cursorQuery = z.object({ cursor: z.uuid().optional().describe("`nextCursor` of the page before."), limit });
export const chainsQuery = z.object({ cursor: z.coerce.number().int().min(0).max(2 ** 31 - 1).optional().describe("`nextCursor` of the page before."), limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many at most.") });
export const chainQuery = z.object({ cursor: z.coerce.number().int().min(0).max(1_000_000).optional().describe("`nextCursor` of the page before."), limit: z.coerce.number().int().min(1).max(100).default(25).describe("How many completions at most.") });
export const runProblemParams = idParams.extend({ problem: z.string().min(1).max(200).describe("Slug of a problem of the run.") });
export const promptsQuery = z.object({
  language: languageSchema.default("python3").describe("Language of the solutions."),
  objective: objectiveSchema.default("both").describe("What is to be made less."),
});

const SOURCES = "/api/v1/model-sources";
const RUNS = "/api/v1/improvement-runs";
const READ = { tag: "Improvement" as const, access: { scope: "read" as const } };
const SUBMIT = { tag: "Improvement" as const, access: { scope: "submit" as const } };
const RUN = { 200: answers(runViewSchema, "The run as it is then.") };

export const IMPROVEMENT: Operation[] = [
  { ...READ, id: "listModelSources", method: "get", path: SOURCES, summary: "Your model sources, newest first", query: cursorQuery, answers: { 200: answers(sourceListSchema) } },
  {
    ...SUBMIT, id: "createModelSource", method: "post", path: SOURCES, summary: "Add an endpoint",
    description: "An OpenAI-compatible endpoint. Its key is stored encrypted and never told again.",
    headers: idempotencyHeaders,
    body: { "application/json": { schema: createEndpointFieldsSchema, example: { name: "my endpoint", model: "my-model", baseUrl: "https://api.example.org/v1", remoteModel: "my-model-7b" } } },
    answers: { 201: answers(sourceViewSchema, "The source.") },
    errors: ["conflict", "configuration"],
  },
  { ...SUBMIT, id: "deleteModelSource", method: "delete", path: `${SOURCES}/{id}`, summary: "Delete a model source", description: "Its key is forgotten; its runs stay.", params: idParams, answers: { 204: { description: "It is gone." } }, errors: ["conflict"] },
  { ...READ, id: "listImprovementRuns", method: "get", path: RUNS, summary: "Your improvement runs, newest first", query: cursorQuery, answers: { 200: answers(runListSchema) } },
  {
    ...SUBMIT, id: "createImprovementRun", method: "post", path: RUNS, summary: "Start an improvement run",
    description: "Generate, measure, feed back, improve: every iteration becomes a submission.",
    headers: idempotencyHeaders,
    body: { "application/json": { schema: createRunFieldsSchema, example: { sourceId: "01a20779-6b27-702c-b3ba-96f69fa0938c", set: "starter", iterations: 5, objective: "both" } } },
    answers: { 201: { ...answers(runViewSchema, "The run."), headers: { Location: "Its address." } } },
    errors: ["not_found", "conflict", "unknown_problem", "not_scorable", "not_calibrated", "rate_limited"],
  },
  { ...READ, id: "getImprovementRun", method: "get", path: `${RUNS}/{id}`, summary: "One improvement run", description: "Its state, cost, and the curve of its scored iterations.", params: idParams, answers: { 200: answers(runViewSchema) } },
  { ...READ, id: "listImprovementChains", method: "get", path: `${RUNS}/{id}/chains`, summary: "The problems of a run", params: idParams, query: chainsQuery, answers: { 200: answers(chainListSchema) } },
  { ...READ, id: "getImprovementChain", method: "get", path: `${RUNS}/{id}/chains/{problem}`, summary: "A run on one problem", description: "Every prompt, completion, program and measurement.", params: runProblemParams, query: chainQuery, answers: { 200: answers(problemChainViewSchema) } },
  { ...SUBMIT, id: "pauseImprovementRun", method: "post", path: `${RUNS}/{id}/pause`, summary: "Pause a run", params: idParams, answers: RUN, errors: ["conflict"] },
  {
    ...SUBMIT, id: "resumeImprovementRun", method: "post", path: `${RUNS}/{id}/resume`, summary: "Resume a run", description: "With a higher cost ceiling where one is given.", params: idParams,
    body: { "application/json": { schema: resumeRunFieldsSchema, example: {} } }, optionalBody: true, answers: RUN, errors: ["conflict"],
  },
  { ...SUBMIT, id: "cancelImprovementRun", method: "post", path: `${RUNS}/{id}/cancel`, summary: "Cancel a run", description: "For good; its finished iterations stay.", params: idParams, answers: RUN, errors: ["conflict"] },
  { id: "listIterations", tag: "Improvement", access: "public", method: "get", path: "/api/v1/submissions/{id}/iterations", summary: "The curve of a submission's run", description: "Scores of the iterations of the run that a submission belongs to, as far as you may see them.", params: idParams, answers: { 200: answers(iterationCurveSchema) } },
  { id: "listPrompts", tag: "Improvement", access: "public", method: "get", path: "/api/v1/improvement-prompts", summary: "The prompt templates", description: "Word for word; braces stand for what differs from problem to problem, and the figures are an example.", query: promptsQuery, answers: { 200: answers(promptListSchema) }, example: { query: { objective: "time" } } },
];
