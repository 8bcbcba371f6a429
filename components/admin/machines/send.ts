import { z } from "zod";
import type { UploadProblem } from "@/components/submit/upload";

const problemSchema = z.object({
  code: z.string(), detail: z.string(), hint: z.string().optional(),
  faults: z.array(z.object({ where: z.string(), problem: z.string() })).default([]), moreFaults: z.number().default(0),
});

const UNREACHABLE: UploadProblem = { code: "network", detail: "The server cannot be reached.", hint: "Check the connection and try again.", faults: [], moreFaults: 0 };

export type Sent = { ok: true; value: Record<string, unknown> } | { ok: false; problem: UploadProblem };

/** Asks the API for something; what it refuses comes back in its own words. */
export async function send(method: "POST" | "PUT" | "DELETE", path: string, body: Record<string, unknown>): Promise<Sent> {
  const init = Object.keys(body).length > 0 ? { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
  const response = await fetch(path, { method, ...init }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (response?.ok) return { ok: true, value: z.record(z.string(), z.unknown()).catch({}).parse(answer) };
  const told = problemSchema.safeParse(answer);
  return { ok: false, problem: told.success ? told.data : UNREACHABLE };
}
