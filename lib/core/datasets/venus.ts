import {
  DEFAULT_LIMITS,
  type Difficulty,
  type Harness,
  type ImportedProblemSet,
  type Language,
  type ReferenceSolution,
  type TestCase,
} from "@/lib/core/problem";
import { checkerForEvaluator } from "./evaluators";
import { countStatementExamples } from "./examples";
import { parseLanguage } from "./languages";
import { displayTitle, slugOrFault } from "./names";
import { templateFault } from "./program";
import { collectProblems, jsonField, parseWith, RowFault, type Rows } from "./rows";
import { finishedProblem, mergedDrafts, type VenusDraft } from "./venus-draft";
import { solutionsSchema, testCasesSchema, venusRowSchema, withUsualNames, type VenusRow, type VenusSolution } from "./venus-row";

export interface VenusOptions {
  /** Language of fields that are not maps by language; the multilingual set has a config per language. */
  language?: Language;
}

/**
 * Problems from rows in the layout of the Venus data set and its relatives. Rows of one problem that speak of
 * different languages become one problem. Bad rows are reported by number and the rest goes in. What the hosts
 * of the authors recorded is at most shown beside a solution. Never throws for what is in a row.
 */
export function parseVenusRows(rows: Rows, options: VenusOptions = {}): Promise<ImportedProblemSet> {
  return collectProblems(rows, {
    parseRow: (value) => parseVenusRow(value, options.language ?? "python3"),
    merge: mergedDrafts,
    finish: finishedProblem,
  });
}

async function parseVenusRow(value: unknown, defaultLanguage: Language): Promise<VenusDraft> {
  const row = parseWith(venusRowSchema, withUsualNames(value));
  const language = (row.lang && parseLanguage(row.lang)) || defaultLanguage;
  const evaluator = row.test_case_evaluator ?? "";
  return {
    externalId: String(row.problem_id),
    slug: slugOrFault(row.title, "title"),
    title: row.name ?? displayTitle(row.title),
    statement: row.question_content,
    difficulty: difficulty(row.difficulty),
    tags: row.tags ?? [],
    starterCode: { ...byLanguage(row.code_prompt, language), ...moreStarters(row) },
    harness: givenHarnesses(row, language),
    hasEvaluator: evaluator.trim() !== "",
    checker: evaluator.trim() === "" ? { kind: "exact" } : await checkerForEvaluator(evaluator),
    limits: { ...DEFAULT_LIMITS, ...withoutUndefined(row.limits) },
    cases: testCases(row),
    references: referenceSolutions(row, language),
    url: row.url ?? null,
    notScorable: null,
  };
}

function difficulty(text: string | null | undefined): Difficulty {
  const known: Record<string, Difficulty> = { easy: "Easy", medium: "Medium", hard: "Hard" };
  return known[text?.trim().toLowerCase() ?? ""] ?? "Unknown";
}

type TextByLanguage = VenusRow["code_prompt"];

function byLanguage(field: TextByLanguage, language: Language): Partial<Record<Language, string>> {
  const texts: Partial<Record<Language, string>> = {};
  const entries = typeof field === "string" ? [[language, field] as const] : Object.entries(field ?? {});
  for (const [name, text] of entries) {
    const known = parseLanguage(name);
    if (known && text && text.trim() !== "") texts[known] = text;
  }
  return texts;
}

/** The data set's own runners; `finishedProblem` adds those that can be made. */
function givenHarnesses(row: VenusRow, language: Language): Partial<Record<Language, Harness>> {
  const harness: Partial<Record<Language, Harness>> = {};
  for (const [name, source] of Object.entries(byLanguage(row.test_case_runners, language))) {
    const fault = templateFault(source);
    if (fault) throw new RowFault("test_case_runners", fault);
    harness[name as Language] = { kind: "template", source };
  }
  return harness;
}

function moreStarters(row: VenusRow): Partial<Record<Language, string>> {
  const prompts = Object.entries(row.languages ?? {}).map(([name, { code_prompt }]) => [name, code_prompt] as const);
  return byLanguage(Object.fromEntries(prompts), "python3");
}

function testCases(row: VenusRow): TestCase[] {
  const isEmpty = row.test_cases === undefined || row.test_cases === null || row.test_cases === "";
  const value = isEmpty ? [] : jsonField(row.test_cases, "test_cases");
  const cases = parseWith(testCasesSchema, value, "test_cases");
  const examples = row.public_cases ?? countStatementExamples(row.question_content, cases);
  return cases.map(({ input, output }, index) => ({ input, expected: output, isPublic: index < examples }));
}

function referenceSolutions(row: VenusRow, language: Language): ReferenceSolution[] {
  const solutions = parseWith(solutionsSchema, jsonField(row.solutions, "solutions"), "solutions");
  const lists: [string, VenusSolution[] | null][] = Array.isArray(solutions)
    ? [[language, solutions]]
    : Object.entries(solutions ?? {});
  for (const [name, { solutions }] of Object.entries(row.languages ?? {})) lists.push([name, solutions]);
  const references = lists.flatMap(([name, list]) => {
    const known = parseLanguage(name);
    return known ? (list ?? []).map((solution) => reference(known, solution.code, solution.passed ?? null)) : [];
  });
  // The two ranked lists hold the same people's programs in two orders.
  const ranked = new Map<string, Recorded>();
  for (const { code, ...figures } of [...(row.rt_list ?? []), ...(row.mm_list ?? [])]) {
    ranked.set(code, { ...figures, ...ranked.get(code) });
  }
  for (const [code, figures] of ranked) references.push({ ...reference(language, code, null), label: recordedText(figures) });
  return references;
}

type Recorded = Omit<NonNullable<VenusRow["rt_list"]>[number], "code">;

/** Says what its source recorded of a solution, for display alone. */
function recordedText({ runtime, memory }: Recorded): string {
  const figures = [["runtime", runtime], ["memory", memory]].filter(([, figure]) => figure !== null && figure !== undefined && figure !== "");
  return figures.length === 0 ? "" : `its source recorded ${figures.map(([name, figure]) => `${name} ${figure}`).join(", ")}`;
}

function reference(language: Language, code: string, declaredPassed: boolean | null): ReferenceSolution {
  return { language, code, label: "", declaredPassed };
}

function withoutUndefined<T extends object>(value: T | null | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, item]) => item !== undefined)) as Partial<T>;
}
