import type { z } from "zod";
import type { ImportedProblem, ImportedProblemSet } from "@/lib/core/problem";
import type { Fault } from "@/lib/core/errors";
import { hashProblems } from "./hash";

/** A row that could not even be read (a broken line of a JSONL file); it takes part in the counting. */
export class UnreadableRow {
  constructor(readonly fault: Fault) {}
}

export type Rows = Iterable<unknown> | AsyncIterable<unknown>;
type ParsedRow<Draft> = { ok: true; problem: Draft } | { ok: false; faults: Fault[] };

/** What is wrong with a field, thrown while a row is taken apart and turned into a fault of that row. */
export class RowFault extends Error {
  constructor(
    readonly where: string,
    readonly problem: string,
  ) {
    super(`${where}: ${problem}`);
  }
}

const FAULTS_PER_ROW = 5;

export interface Collecting<Draft extends ImportedProblem> {
  parseRow: (value: unknown) => Draft | Promise<Draft>;
  /** One problem of two rows that say parts of it, or null when the second row only repeats the first. */
  merge?: (first: Draft, second: Draft) => Draft | Fault | null;
  /** The last word on a problem, when all of its rows are known. */
  finish?: (draft: Draft) => ImportedProblem;
}

/**
 * Parses row by row: a bad row gives its faults (numbered from 1) and the rest goes in. Of two rows with one
 * slug or one external id the first stays and the second is a fault, unless `merge` makes one problem of them.
 */
export async function collectProblems<Draft extends ImportedProblem>(rows: Rows, how: Collecting<Draft>): Promise<ImportedProblemSet> {
  const drafts: Draft[] = [];
  const rowFaults: ImportedProblemSet["rowFaults"] = [];
  const seen = new Seen();
  let row = 0;
  for await (const value of rows) {
    row++;
    const parsed = await parseSafely(value, how.parseRow);
    const faults = parsed.ok ? place(parsed.problem, drafts, seen, row, how.merge) : parsed.faults;
    for (const fault of faults.slice(0, FAULTS_PER_ROW)) rowFaults.push({ row, ...fault });
  }
  const problems = drafts.map(how.finish ?? ((draft) => draft));
  return { problems, rowFaults, contentHash: await hashProblems(problems) };
}

/** By slug and by external id: the row that came first, and where its problem stands. */
class Seen extends Map<string, { row: number; index: number }> {}

/** Puts a draft in its place, new or merged, or says why it has none. */
function place<Draft extends ImportedProblem>(draft: Draft, drafts: Draft[], seen: Seen, row: number, merge: Collecting<Draft>["merge"]): Fault[] {
  const keys: [string, string][] = [["slug", draft.slug], ["id", draft.externalId]];
  const [bySlug, byId] = keys.map(([name, value]) => seen.get(`${name} ${value}`));
  if (!bySlug && !byId) {
    const origin = { row, index: drafts.length };
    for (const [name, value] of keys) seen.set(`${name} ${value}`, origin);
    drafts.push(draft);
    return [];
  }
  const first = bySlug && bySlug === byId ? drafts[bySlug.index] : undefined;
  const merged = first && merge ? merge(first, draft) : null;
  if (bySlug && merged && "slug" in merged) {
    drafts[bySlug.index] = merged;
    return [];
  }
  if (merged && !("slug" in merged)) return [merged];
  return keys.flatMap(([name, value]) => {
    const taken = seen.get(`${name} ${value}`);
    return taken ? [{ where: name, problem: `"${value}" is already taken by row ${taken.row}` }] : [];
  });
}

async function parseSafely<Draft extends ImportedProblem>(value: unknown, parseRow: Collecting<Draft>["parseRow"]): Promise<ParsedRow<Draft>> {
  if (value instanceof UnreadableRow) return { ok: false, faults: [value.fault] };
  try {
    const problem = await parseRow(value);
    const nul = nulPlace(problem, "");
    // A database text cannot hold the character, and no real problem does.
    return nul === null ? { ok: true, problem } : { ok: false, faults: [{ where: nul, problem: "holds a NUL character" }] };
  } catch (error) {
    if (error instanceof RowFault) return { ok: false, faults: [{ where: error.where, problem: error.problem }] };
    if (error instanceof SchemaFaults) return { ok: false, faults: error.faults };
    throw error;
  }
}

/** Name of the first field with a NUL character in its text, or null. */
function nulPlace(value: unknown, name: string): string | null {
  if (typeof value === "string") return value.includes("\u0000") ? name : null;
  if (value === null || typeof value !== "object") return null;
  for (const [key, item] of Object.entries(value)) {
    const place = nulPlace(item, fieldName(name, [Array.isArray(value) ? Number(key) : key]));
    if (place !== null) return place;
  }
  return null;
}

class SchemaFaults extends Error {
  constructor(readonly faults: Fault[]) {
    super("the row does not fit its schema");
  }
}

/** Parses with zod; what does not fit becomes faults that name the field ("test_cases[3].output"). */
export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown, prefix = ""): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new SchemaFaults(
    result.error.issues.map((issue) => ({ where: fieldName(prefix, issue.path), problem: plainMessage(issue.message) })),
  );
}

function fieldName(prefix: string, path: PropertyKey[]): string {
  const name = path.reduce<string>(
    (name, key) => (typeof key === "number" ? `${name}[${key}]` : name === "" ? String(key) : `${name}.${String(key)}`),
    prefix,
  );
  return name === "" ? "row" : name;
}

function plainMessage(message: string): string {
  return message.replace(/^Invalid input: /, "");
}

/** Parses a field that holds JSON as text, or takes it as it is when it is already a value. */
export function jsonField(value: unknown, where: string): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new RowFault(where, `is not JSON: ${error instanceof Error ? error.message.slice(0, 120) : "unreadable"}`);
  }
}
