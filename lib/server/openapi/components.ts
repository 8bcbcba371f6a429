import { z } from "zod";
import * as adminAudit from "@/lib/core/views/admin-audit";
import * as adminOverview from "@/lib/core/views/admin-overview";
import * as adminPeople from "@/lib/core/views/admin-people";
import * as adminQueue from "@/lib/core/views/admin-queue";
import * as adminSets from "@/lib/core/views/admin-sets";
import * as adminSubmissions from "@/lib/core/views/admin-submissions";
import * as adminWorkers from "@/lib/core/views/admin-workers";
import * as accounts from "@/lib/core/views/accounts";
import * as citation from "@/lib/core/views/citation";
import * as common from "@/lib/core/views/common";
import * as execution from "@/lib/core/views/executions";
import * as improvement from "@/lib/core/views/improvement";
import * as leaderboard from "@/lib/core/views/leaderboard";
import * as notices from "@/lib/core/views/notices";
import * as details from "@/lib/core/views/problem-details";
import * as problems from "@/lib/core/views/problems";
import * as quota from "@/lib/core/views/quota";
import * as reported from "@/lib/core/views/reported";
import * as sources from "@/lib/core/views/sources";
import * as training from "@/lib/core/views/training";
import * as submissions from "@/lib/core/views/submissions";
import * as results from "@/lib/core/executions/result";
import type { Operation } from "./contract";

/** Where views are defined; an object exported as `setSummarySchema` is SetSummary in the document. */
const MODULES = [common, details, leaderboard, problems, submissions, execution, results, accounts, quota, reported, notices, citation, improvement, sources, adminPeople, adminSubmissions, adminAudit, adminOverview, adminQueue, adminSets, adminWorkers, training];

/** The named objects that answers of these operations are made of, by name. */
export function answerSchemas(operations: readonly Operation[]): Record<string, z.ZodType> {
  const seen = new Set<unknown>([details.problemDetailsSchema]);
  for (const { answers } of operations) {
    for (const { content = {} } of Object.values(answers)) for (const { schema } of Object.values(content)) walk(schema, seen);
  }
  const named = MODULES.flatMap((module) => Object.entries(module)).filter(([name, value]) => name.endsWith("Schema") && isStructure(value) && seen.has(value));
  return Object.fromEntries(named.map(([name, value]) => [nameOf(name), value as z.ZodType]));
}

function isStructure(value: unknown): boolean {
  return value instanceof z.ZodObject || value instanceof z.ZodDiscriminatedUnion;
}

/** Every schema that one is made of. */
function walk(schema: unknown, seen: Set<unknown>): void {
  if (!(schema instanceof z.ZodType) || seen.has(schema)) return;
  seen.add(schema);
  const inner = schema instanceof z.ZodObject ? Object.values(schema.shape) : Object.values(schema.def).flat();
  for (const part of inner) walk(part, seen);
}

function nameOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1, -"Schema".length);
}
