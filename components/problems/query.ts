import { z } from "zod";
import { languageSchema } from "@/lib/core/views/common";
import type { ProblemListItem } from "@/lib/core/views/problems";

export type SearchParams = Record<string, string | string[] | undefined>;

const text = z.string().trim().max(200).catch("");

const schema = z.object({
  set: z.string().min(1).max(100).optional().catch(undefined),
  language: languageSchema.optional().catch(undefined),
  q: text,
  difficulty: text,
  tag: text,
});
export type ProblemQuery = z.infer<typeof schema>;

export function parseProblemQuery(params: SearchParams): ProblemQuery {
  return schema.parse(Object.fromEntries(Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value])));
}

export function problemsHref(query: Partial<ProblemQuery>, change: Partial<ProblemQuery> = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...change })) if (value) params.set(key, value);
  const search = params.toString();
  return search === "" ? "/problems" : `/problems?${search}`;
}

export function filterProblems(problems: readonly ProblemListItem[], query: ProblemQuery): ProblemListItem[] {
  const words = query.q.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return problems.filter((problem) => {
    const haystack = `${problem.title} ${problem.slug} ${problem.externalId} ${problem.tags.join(" ")}`.toLowerCase();
    return (
      words.every((word) => haystack.includes(word)) &&
      (query.difficulty === "" || problem.difficulty === query.difficulty) &&
      (query.tag === "" || problem.tags.includes(query.tag))
    );
  });
}
