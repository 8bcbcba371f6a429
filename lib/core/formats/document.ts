import { placeOf, readJson, type JsonReading } from "@/lib/core/json/reader";
import { quoted, type FaultList } from "./faults";

/** One object of a file and where it stands ("line 12", "[3]", "row 7"). */
export interface FileRecord {
  where: string;
  value: Record<string, unknown>;
}

/** A file as far as it can be read without knowing its format. */
export type Document =
  | { kind: "records"; records: FileRecord[] }
  | { kind: "map"; entries: [string, unknown][] }
  | { kind: "list"; items: unknown[] };

const MAX_DEPTH = 64;
/** Bounds on what a file of many tiny parts costs in time and memory; real files are far below. */
const MAX_LINES = 500_000;
const MAX_VALUES = 2_000_000;

/** Reads JSON or JSON lines; what cannot be read becomes a fault with line and column. */
export function readDocument(text: string, faults: FaultList): Document | null {
  const start = text.search(/\S/);
  if (start === -1) {
    faults.add("invalid_input", "file", "is empty");
    return null;
  }
  if (isJsonLines(text, start)) return linesDocument(text, faults);
  if (text[start] !== "{" && text[start] !== "[") {
    faults.add("unsupported_format", "file", `is neither JSON nor JSON lines: it begins with ${quoted(text.slice(start, start + 20))}`);
    return null;
  }
  return readWhole(text, faults);
}

/**
 * Whether the first line is a whole object with more to come, or the second begins another. What the file is called
 * says nothing: a list is often called .jsonl.
 */
function isJsonLines(text: string, start: number): boolean {
  const end = text.indexOf("\n", start);
  if (end === -1 || text[start] === "[") return false;
  const next = /\S/g;
  next.lastIndex = end;
  const second = next.exec(text)?.[0];
  if (second === undefined || second === "{") return second === "{";
  return text[start] === "{" && readStrict(text.slice(start, end), () => undefined).ok;
}

function linesDocument(text: string, faults: FaultList): Document | null {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && count <= MAX_LINES; at = text.indexOf("\n", at + 1)) count++;
  if (count <= MAX_LINES) return { kind: "records", records: readLines(text, faults) };
  faults.add("too_large", "file", `has more than ${MAX_LINES} lines; split it`);
  return null;
}

function readLines(text: string, faults: FaultList): FileRecord[] {
  const records: FileRecord[] = [];
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    line++;
    const content = text.slice(start, end);
    if (content.trim() !== "") readLine(content, line, records, faults);
    start = end + 1;
  }
  return records;
}

function readLine(content: string, line: number, records: FileRecord[], faults: FaultList): void {
  const where = `line ${line}`;
  const reading = readStrict(content, (key) => faults.add("invalid_input", where, `the key ${quoted(key)} appears twice`));
  if (!reading.ok) {
    faults.add("invalid_input", `${where}, column ${reading.offset + 1}`, `is not JSON: ${reading.problem}`);
  } else if (isObject(reading.value)) {
    records.push({ where, value: reading.value });
  } else {
    faults.add("invalid_input", where, "is not a JSON object");
  }
}

function readWhole(text: string, faults: FaultList): Document | null {
  const reading = readStrict(text, (key, offset) => {
    faults.add("invalid_input", placeText(text, offset), `the key ${quoted(key)} appears twice`);
  });
  if (!reading.ok) {
    faults.add("invalid_input", placeText(text, reading.offset), `is not JSON: ${reading.problem}`);
    return null;
  }
  if (!Array.isArray(reading.value)) return { kind: "map", entries: Object.entries(reading.value as object) };
  return listDocument(reading.value, (index) => `[${index}]`, faults);
}

/** A list that begins with an object is a file of records, whatever it was written in. */
export function listDocument(items: unknown[], whereOf: (index: number) => string, faults: FaultList): Document {
  if (!isObject(items[0])) return { kind: "list", items };
  const records: FileRecord[] = [];
  for (const [index, value] of items.entries()) {
    if (isObject(value)) records.push({ where: whereOf(index), value });
    else faults.add("invalid_input", whereOf(index), "is not a JSON object");
  }
  return { kind: "records", records };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function placeText(text: string, offset: number): string {
  const { line, column } = placeOf(text, offset);
  return `line ${line}, column ${column}`;
}

const MAX_ID_DIGITS = 40;

/** Whole numbers beyond 2^53 stay exact, so that an id never becomes another one. */
function numberOf(digits: string, isInteger: boolean): number | bigint {
  const value = Number(digits);
  return isInteger && !Number.isSafeInteger(value) && digits.length <= MAX_ID_DIGITS ? BigInt(digits) : value;
}

function readStrict(text: string, onDuplicateKey: (key: string, offset: number) => void): JsonReading {
  return readJson(text, {
    number: numberOf,
    object: (entries) => Object.fromEntries(entries),
    // Python writes NaN where a figure is missing, and such files are taken as they are.
    nonFinite: true,
    maxDepth: MAX_DEPTH,
    maxValues: MAX_VALUES,
    onDuplicateKey,
  });
}
