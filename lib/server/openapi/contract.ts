import type { z } from "zod";
import type { Scope } from "@/lib/core/accounts";
import type { ErrorCode } from "@/lib/core/errors";

export const TAGS = {
  Leaderboard: "Who writes the most efficient code, and how sure that is.",
  Problems: "Problem sets, their problems and the figures of the reference solutions.",
  Submissions: "Files of solutions: submit, follow, change, publish, and read why each program scored as it did.",
  Executions: "Run programs by the thousand, and read a single measured one.",
  Improvement: "Models that write solutions, and runs in which they improve them by what was measured.",
  Monolith: "The API of the original Monolith, for its clients. Errors have the shape that those know.",
  Account: "Who a key belongs to, keys, quotas and notices.",
  Admin: "Queue, workers, problem sets, people and the audit log; for admins, with a key of scope `admin`.",
  Training: "Training runs, their metrics and checkpoints; for admins, with a key of scope `admin`. Trainers report with a token of their run.",
  Service: "The service itself.",
} as const;
export type Tag = keyof typeof TAGS;

/**
 * Who may call: `public` anybody (with an account one sees one's own private things as well); `execute` as the
 * installation's EXECUTION_ACCESS says; `trainer` the trainer of the run, by the token that it was launched with; a scope: people with an account, by session or by a key with this scope (null: any key).
 */
export type Access = "public" | "execute" | "trainer" | { scope: Scope | null };

export interface Content {
  /** None for what is no JSON. */
  schema?: z.ZodType;
  example?: unknown;
}

export interface Answer {
  description: string;
  /** By media type; none for an answer without a body. */
  content?: Record<string, Content>;
  headers?: Record<string, string>;
}

/** One method of one address, as the document and the page describe it. */
export interface Operation {
  /** operationId, and the anchor on the page. */
  id: string;
  method: "get" | "post" | "put" | "patch" | "delete";
  /** As `/api/v1/problems/{set}/{slug}`. */
  path: string;
  tag: Tag;
  summary: string;
  description?: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  /** By media type. */
  body?: Record<string, Content>;
  /** The body may be left out. */
  optionalBody?: boolean;
  answers: Record<number, Answer>;
  /** Codes of its own; those that every address can answer with are added. */
  errors?: ErrorCode[];
  /** Values for the example of a call. */
  example?: { params?: Record<string, string>; query?: Record<string, string>; headers?: Record<string, string>; form?: Record<string, string> };
}

/** A JSON answer. */
export function answers(schema: z.ZodType, description = "As asked for."): Answer {
  return { description, content: { "application/json": { schema } } };
}
