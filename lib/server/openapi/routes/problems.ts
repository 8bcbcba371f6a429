import { z } from "zod";
import { nextCursorSchema, pageQuery } from "@/lib/core/paging";
import { setSummarySchema } from "@/lib/core/views/common";
import { problemListViewSchema, problemViewSchema } from "@/lib/core/views/problems";
import { answers, type Operation } from "../contract";
import { languageParam, setParam } from "./parameters";

export const problemSetsQuery = z.object(pageQuery({ limit: 100, most: 500 }));
export const problemsQuery = z.object({ set: setParam, language: languageParam, ...pageQuery({ limit: 200, most: 1000 }) });
export const problemQuery = z.object({ language: languageParam });

const problemSetPageSchema = z.object({ problemSets: z.array(setSummarySchema).describe("By the date of import."), nextCursor: nextCursorSchema });

export const PROBLEMS: Operation[] = [
  {
    id: "listProblemSets",
    method: "get",
    path: "/api/v1/problem-sets",
    tag: "Problems",
    summary: "Problem sets",
    description: "Each in its current version, with counts, languages, row faults of the import and the state of its calibration.",
    access: "public",
    query: problemSetsQuery,
    answers: { 200: answers(problemSetPageSchema, "A page of problem sets, by the date of import.") },
  },
  {
    id: "listProblems",
    method: "get",
    path: "/api/v1/problems",
    tag: "Problems",
    summary: "The problems of a set",
    description: "In the order of the set, with the span of the reference solutions and the share of accepted samples.",
    access: "public",
    query: problemsQuery,
    answers: { 200: answers(problemListViewSchema, "A page of problems.") },
    errors: ["not_found", "conflict"],
    example: { query: { set: "starter", limit: "50" } },
  },
  {
    id: "getProblem",
    method: "get",
    path: "/api/v1/problems/{set}/{slug}",
    tag: "Problems",
    summary: "One problem",
    description: "Statement, limits, public cases, the figures of every reference solution (the distribution that the page draws) and where each model stands among them.",
    access: "public",
    params: z.object({ set: setParam, slug: z.string().min(1).max(200).describe("Short name of the problem.") }),
    query: problemQuery,
    answers: { 200: answers(problemViewSchema) },
    errors: ["not_found"],
    example: { params: { set: "starter", slug: "meter-windows" } },
  },
];
