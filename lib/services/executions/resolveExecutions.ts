import { AppError, type Fault } from "@/lib/core/errors";
import type { BatchRequest, ExecutionItemInput, StoredExecution } from "@/lib/core/executions/request";
import { ProblemLookup } from "@/lib/core/formats/problem-lookup";
import { DEFAULT_LIMITS, type Language } from "@/lib/core/problem";
import type { ReadCtx } from "../context";
import { findCurrentSet } from "../problem-sets/findCurrentSet";

const MAX_FAULTS = 50;

/** A problem set as executions look problems up in it. */
interface SetLookup {
  lookup: ProblemLookup;
  bySlug: Map<string, { id: string; notScorable: string | null; languages: readonly string[] }>;
}

/**
 * Finds the problems that a batch names, each in the current version of its set.
 * Throws AppError invalid_input with every execution at fault, not_found for an unknown set.
 */
export async function resolveExecutions({ ctx, input }: { ctx: ReadCtx; input: BatchRequest }): Promise<StoredExecution[]> {
  const setOf = (item: ExecutionItemInput): string | undefined => (item.problem === undefined ? undefined : (item.set ?? input.set));
  const names = new Set(input.executions.map(setOf).filter((name) => name !== undefined));
  const sets = new Map<string, SetLookup>();
  for (const name of names) sets.set(name, await loadLookup(ctx, name));
  const faults: Fault[] = [];
  const resolved = input.executions.map((item, index): StoredExecution | null => {
    const { language, code, repeats } = item;
    const common = { language, code, repeats, trace: input.trace };
    if (item.problem === undefined) {
      const limits = { ...DEFAULT_LIMITS, ...(item.limits && { totalWallMs: item.limits.wallMs, memoryBytes: item.limits.memoryBytes }) };
      return { kind: "program", ...common, stdin: item.stdin ?? "", libraries: item.libraries ?? [], limits };
    }
    const found = findProblem(sets.get(setOf(item) ?? ""), item.problem, language);
    if (typeof found !== "string") return { kind: "problem", ...common, problemId: found.id };
    faults.push({ where: `executions.${index}.problem`, problem: found });
    return null;
  });
  if (faults.length > 0) {
    throw new AppError("invalid_input", `${faults.length} of ${input.executions.length} executions name a problem that they cannot be run on.`, {
      faults: faults.slice(0, MAX_FAULTS),
      moreFaults: Math.max(0, faults.length - MAX_FAULTS),
      hint: "Nothing was queued; correct these and send the batch again. GET /api/v1/problems?set= lists the problems of a set.",
    });
  }
  return resolved.filter((item) => item !== null);
}

async function loadLookup(ctx: ReadCtx, slug: string): Promise<SetLookup> {
  const set = await findCurrentSet(ctx.db, slug);
  const rows = await ctx.db.problem.findMany({
    where: { setId: set.id },
    orderBy: { position: "asc" },
    select: { id: true, slug: true, externalId: true, notScorable: true, caseCount: true, content: { select: { harness: true } } },
  });
  return {
    lookup: new ProblemLookup({ slug: set.slug, kind: set.kind, problems: rows }),
    bySlug: new Map(
      rows.map((row) => {
        const languages = Object.keys((row.content?.harness ?? {}) as Record<string, unknown>);
        return [row.slug, { id: row.id, notScorable: row.caseCount === 0 ? (row.notScorable ?? "it has no test cases") : null, languages }];
      }),
    ),
  };
}

/** The problem's id, or what is wrong. A problem without references cannot be scored, but it can be judged. */
function findProblem(set: SetLookup | undefined, key: string | number, language: Language): { id: string } | string {
  if (set === undefined) return "belongs to no set: name the set in the batch or beside the problem";
  const slug = set.lookup.byId(String(key))?.slug;
  const problem = slug === undefined ? undefined : set.bySlug.get(slug);
  if (problem === undefined) return set.lookup.unknown(String(key));
  if (problem.notScorable !== null) return `cannot be judged: ${problem.notScorable}`;
  if (!problem.languages.includes(language)) return `cannot be solved in ${language}; it can in ${problem.languages.join(", ") || "no language"}`;
  return { id: problem.id };
}
