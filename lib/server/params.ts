import { z } from "zod";
import { AppError } from "@/lib/core/errors";

const uuid = z.uuid();
const segment = z.string().min(1).max(200);

/** An id from an address. Throws AppError not_found for what cannot be one. */
export function idParams(params: { id: string }, what: string): { id: string } {
  const parsed = uuid.safeParse(params.id);
  if (parsed.success) return { id: parsed.data };
  throw new AppError("not_found", `There is no ${what} "${params.id.slice(0, 60)}".`, { hint: `Ids of ${what}s are UUIDs, as the lists give them.` });
}

/** Set and slug from an address, decoded. Throws AppError not_found for what cannot be one. */
export function problemParams(params: { set: string; slug: string }): { set: string; slug: string } {
  const decoded = { set: segment.safeParse(decode(params.set)), slug: segment.safeParse(decode(params.slug)) };
  if (decoded.set.success && decoded.slug.success) return { set: decoded.set.data, slug: decoded.slug.data };
  throw new AppError("not_found", "There is no such problem.", { hint: "The problem list has them all." });
}

/** Run and problem from an address, decoded. Throws AppError not_found for what cannot be one. */
export function runProblemOf(params: { id: string; problem: string }): { runId: string; problem: string } {
  const problem = segment.safeParse(decode(params.problem));
  if (problem.success) return { runId: idParams(params, "run").id, problem: problem.data };
  throw new AppError("not_found", "The run has no such problem.", { hint: "The run's page has them all." });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new AppError("not_found", "The address is not valid.", { cause });
  }
}
