import type { z } from "zod";
import type { ImportedProblem, ImportedProblemSet } from "@/lib/core/problem";
import type { Fault } from "@/lib/core/errors";
import { hashProblems } from "./hash";

/** A row that could not even be read (a broken line of a JSONL file); it takes part in the counting. */
export class UnreadableRow {
  constructor(readonly fault: Fault) {}
}

export type Rows = Iterable<unknown> | AsyncIterable<unknown>;
export type ParsedRow = { ok: true; problem: ImportedProblem } | { ok: false; faults: Fault[] };

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

/**
 * Parses row by row: a bad row gives its faults (numbered from 1) and the rest goes in. Of two rows with one
 * slug or one external id the first stays and the second is a fault.
 */
export async function collectProblems(
  rows: Rows,
  parseRow: (value: unknown) => ImportedProblem | Promise<ImportedProblem>,
): Promise<ImportedProblemSet> {
  const problems: ImportedProblem[] = [];
  const rowFaults: ImportedProblemSet["rowFaults"] = [];
  const seen = new Map<string, number>();
  let row = 0;
  for await (const value of rows) {
    row++;
    const parsed = duplicateFree(await parseSafely(value, parseRow), seen, row);
    if (parsed.ok) problems.push(parsed.problem);
    else for (const fault of parsed.faults.slice(0, FAULTS_PER_ROW)) rowFaults.push({ row, ...fault });
  }
  return { problems, rowFaults, contentHash: await hashProblems(problems) };
}

async function parseSafely(
  value: unknown,
  parseRow: (value: unknown) => ImportedProblem | Promise<ImportedProblem>,
): Promise<ParsedRow> {
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

function duplicateFree(parsed: ParsedRow, seen: Map<string, number>, row: number): ParsedRow {
  if (!parsed.ok) return parsed;
  const { slug, externalId } = parsed.problem;
  const keys: [string, string][] = [["slug", slug], ["id", externalId]];
  const faults = keys.flatMap(([name, value]) => {
    const first = seen.get(`${name} ${value}`);
    return first === undefined ? [] : [{ where: name, problem: `"${value}" is already taken by row ${first}` }];
  });
  if (faults.length > 0) return { ok: false, faults };
  for (const [name, value] of keys) seen.set(`${name} ${value}`, row);
  return parsed;
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
