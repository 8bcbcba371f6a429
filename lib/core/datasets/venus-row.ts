import { z } from "zod";

const text = z.string();
/** One text, or one by language as `Elfsong/leetcode_data` has it. */
const textByLanguage = z.union([text, z.record(text, text.nullable())]).nullish();

/** An object, or the bare program as `Elfsong/leetcode_data` has it. */
const solution = z.union([
  z.object({ code: text, passed: z.boolean().nullish(), status: text.nullish() }),
  text.transform((code) => ({ code, passed: null })),
]);
const recorded = z.union([z.number(), text.max(40)]).nullish();
/** Human solutions of the multilingual `Elfsong/Venus`; a list by run time and one by memory, as its source recorded them. */
const ranked = z.array(z.object({ code: text, runtime: recorded, memory: recorded })).nullish();

export const solutionsSchema = z.union([z.array(solution), z.record(text, z.array(solution).nullable())]).nullish();
export const testCasesSchema = z.array(z.object({ input: text, output: text }));

/** A row of `Elfsong/Venus_Python`, with the fields in which its relatives differ. */
export const venusRowSchema = z.object({
  problem_id: z.union([z.int(), text.min(1)]),
  title: text.min(1),
  question_content: text,
  difficulty: text.nullish(),
  tags: z.array(text).nullish(),
  code_prompt: textByLanguage,
  test_case_evaluator: text.nullish(),
  test_case_runners: textByLanguage,
  test_cases: z.unknown().optional(),
  solutions: z.unknown().optional(),
  rt_list: ranked,
  mm_list: ranked,
  lang: text.nullish(),
  url: text.nullish(),
  /** Ours: the title for display, the number of leading example cases, limits other than the usual ones. */
  name: text.min(1).nullish(),
  public_cases: z.int().nonnegative().nullish(),
  /** Ours: starter code and solutions in other languages than Python. */
  languages: z.record(text, z.object({ code_prompt: text, solutions: z.array(solution) })).nullish(),
  limits: z
    .object({ totalWallMs: z.int().positive(), memoryBytes: z.int().positive(), outputBytes: z.int().positive() })
    .partial()
    .nullish(),
});

export type VenusRow = z.output<typeof venusRowSchema>;
export type VenusSolution = z.output<typeof solution>;

/** Names that relatives of the set use for the same fields. */
const OTHER_NAMES: [string, string][] = [
  ["problem_id", "question_id"],
  ["title", "slug"],
  ["question_content", "content"],
];

/** The row with its fields under the names of the schema. */
export function withUsualNames(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const row: Record<string, unknown> = { ...value };
  for (const [usual, other] of OTHER_NAMES) if (row[usual] === undefined && row[other] !== undefined) row[usual] = row[other];
  return row;
}
