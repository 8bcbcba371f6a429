import { z } from "zod";
import {
  DEFAULT_LIMITS,
  type Difficulty,
  type ImportedProblem,
  type ImportedProblemSet,
  type TestCase,
} from "@/lib/core/problem";
import { parseAppsCases } from "./apps-cases";
import { callHarness } from "./call-harness";
import { MAX_EXAMPLES, showsCase } from "./examples";
import { statementFault } from "./names";
import { collectProblems, jsonField, parseWith, RowFault, type Rows } from "./rows";

export interface AppsOptions {
  /** Split that the rows belong to ("train", "test"); becomes part of the ids, which count within a split. */
  split?: string;
}

/** A row of `codeparrot/apps`; `split` is ours, for rows made of the original directories. */
const appsRowSchema = z.object({
  problem_id: z.union([z.int().nonnegative(), z.string().regex(/^[0-9]+$/, "is not a number")]),
  question: z.string(),
  solutions: z.unknown().optional(),
  input_output: z.unknown().optional(),
  difficulty: z.string().nullish(),
  url: z.string().nullish(),
  starter_code: z.string().nullish(),
  split: z.string().regex(/^[a-z0-9-]+$/, "is not the name of a split").nullish(),
});

const TOLERANCE = 1e-6;

/**
 * Problems from rows in the layout of the APPS data set. Bad rows are reported by number and the rest goes
 * in; problems without tests or solutions are imported and say so. Never throws for what is in a row.
 */
export function parseAppsRows(rows: Rows, options: AppsOptions = {}): Promise<ImportedProblemSet> {
  return collectProblems(rows, { parseRow: (value) => parseAppsRow(value, options.split) });
}

function parseAppsRow(value: unknown, defaultSplit: string | undefined): ImportedProblem {
  const row = parseWith(appsRowSchema, value);
  const starterCode = row.starter_code ?? "";
  const { functionName, cases } = parseAppsCases(inputOutputText(row.input_output), starterCode);
  const solutions = solutionTexts(row.solutions);
  const externalId = appsId(row.problem_id, row.split ?? defaultSplit);
  return {
    externalId,
    slug: `apps-${externalId.replace("/", "-")}`,
    title: `APPS ${externalId}`,
    statement: row.question,
    difficulty: difficulty(row.difficulty),
    tags: functionName === null ? ["standard input"] : ["function call"],
    starterCode: starterCode.trim() === "" ? {} : { python3: starterCode },
    harness: { python3: functionName === null ? { kind: "script" } : callHarness(functionName) },
    checker: { kind: "json_or_token", floatTolerance: TOLERANCE },
    limits: DEFAULT_LIMITS,
    cases: withExamples(row.question, cases),
    references: solutions.map((code, index) => ({
      language: "python3",
      code,
      label: `reference ${index + 1}`,
      declaredPassed: null,
    })),
    url: row.url ? row.url : null,
    notScorable:
      statementFault(row.question) ??
      (cases.length === 0 ? "no test cases" : null) ??
      (solutions.length === 0 ? "no reference solutions" : null),
  };
}

/** "train/0001": split and number as the original directories write them; without a split "0001". */
function appsId(problemId: number | string, split: string | undefined): string {
  const number = String(problemId).padStart(4, "0");
  return split === undefined ? number : `${split}/${number}`;
}

function inputOutputText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function solutionTexts(value: unknown): string[] {
  if (value === null || value === undefined || value === "") return [];
  const list = jsonField(value, "solutions");
  const texts = z.array(z.string()).safeParse(list);
  if (!texts.success) throw new RowFault("solutions", "is not a list of program texts");
  return texts.data;
}

function difficulty(text: string | null | undefined): Difficulty {
  const known: Record<string, Difficulty> = { introductory: "Easy", interview: "Medium", competition: "Hard" };
  return known[text ?? ""] ?? "Unknown";
}

function withExamples(statement: string, cases: { input: string; output: string }[]): TestCase[] {
  return cases.map((item, index) => ({
    input: item.input,
    expected: item.output,
    isPublic: index < MAX_EXAMPLES && showsCase(statement, item),
  }));
}
