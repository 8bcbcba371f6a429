import { z } from "zod";
import type { UploadProblem } from "@/components/submit/upload";

const problemSchema = z.object({
  code: z.string(), detail: z.string(), hint: z.string().optional(),
  faults: z.array(z.object({ where: z.string(), problem: z.string() })).default([]), moreFaults: z.number().default(0),
});

const UNREACHABLE: UploadProblem = { code: "network", detail: "The server cannot be reached.", hint: "Check the connection and try again.", faults: [], moreFaults: 0 };

export type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: UploadProblem };

interface Ask {
  method?: "GET" | "POST" | "DELETE";
  body?: unknown;
  /** Makes a second sending of the same request give the same answer. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Asks the API of training runs; what it refuses comes back in its own words. `path` begins after `/api/v1/training`. */
export async function ask<Schema extends z.ZodType>(path: string, schema: Schema, { method = "GET", body, idempotencyKey, signal }: Ask = {}): Promise<Answer<z.output<Schema>>> {
  const headers = { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }) };
  const response = await fetch(`/api/v1/training${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal ? { signal } : {}) }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (!response?.ok) {
    const told = problemSchema.safeParse(answer);
    return { ok: false, problem: told.success ? told.data : UNREACHABLE };
  }
  const value = schema.safeParse(answer);
  return value.success ? { ok: true, value: value.data } : { ok: false, problem: { ...UNREACHABLE, detail: "The server answered what this page does not understand.", hint: "Load the page anew: it may be older than the server." } };
}
