import { sha256Hex } from "@/lib/core/hash";
import type { ImportedProblem } from "@/lib/core/problem";

/** JSON with the keys of every object sorted and undefined values left out: equal values, equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (item === null || typeof item !== "object" || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The version of a problem set: see `ImportedProblemSet.contentHash`. */
export async function hashProblems(problems: ImportedProblem[]): Promise<string> {
  const hashes: string[] = [];
  for (const problem of problems) hashes.push(await sha256Hex(canonicalJson(problem)));
  return sha256Hex(canonicalJson(hashes));
}
