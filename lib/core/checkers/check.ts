import { dumpPythonJson, pythonLines, readPythonJson, type PyValue } from "@/lib/core/json/python";
import type { Checker } from "@/lib/core/problem";
import { nearFloats, sameValue, type Comparison } from "./compare";

export interface CheckResult {
  ok: boolean;
  /** Why not, without a word of the expected output; empty when ok. */
  reason: string;
}

/** The checkers that run on the host side: all but a data set's own `evaluate`. */
export type BuiltInChecker = Exclude<Checker, { kind: "evaluate" }>;

export function isBuiltIn(checker: Checker): checker is BuiltInChecker {
  return checker.kind !== "evaluate";
}

const RIGHT: CheckResult = { ok: true, reason: "" };
const wrong = (reason: string): CheckResult => ({ ok: false, reason });

/**
 * Compares the standard output of a program with the expected one. Time and memory are linear in the two
 * texts (n log n where the order is free), nesting is bounded, and no input makes it throw.
 * - exact: the same lines; white space at line ends and empty lines at the end do not count.
 * - token: the same words between ASCII white space; with a tolerance also decimal numbers that are near.
 * - json: as many JSON lines, each equal (see `sameValue`); `unordered` frees the order of top-level lists.
 * - json_or_token: as one JSON value where both texts are one, else token by token.
 */
export function check(checker: BuiltInChecker, expected: string, actual: string): CheckResult {
  switch (checker.kind) {
    case "exact":
      return trimmedLines(expected) === trimmedLines(actual) ? RIGHT : wrong("the output differs");
    case "token":
      return checkTokens(expected, actual, checker.floatTolerance);
    case "json":
      return checkJsonLines(expected, actual, comparison(checker), checker.unordered);
    case "json_or_token":
      return checkJsonOrTokens(expected, actual, checker.floatTolerance);
  }
}

function comparison(checker: { floatTolerance: number; strictBooleans?: boolean }): Comparison {
  return { floatTolerance: checker.floatTolerance, strictBooleans: checker.strictBooleans ?? false };
}

function trimmedLines(text: string): string {
  const lines = text.split("\n");
  return withoutTrailing(lines.map((line) => withoutTrailing(line, " \t\r")).join("\n"), "\n");
}

/** A loop, since a regular expression for trailing white space is quadratic on hostile text. */
function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

const DECIMAL = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;
const INTEGER = /^[-+]?[0-9]+$/;

function checkTokens(expected: string, actual: string, floatTolerance: number | null): CheckResult {
  const wanted = tokens(expected);
  const given = tokens(actual);
  if (wanted.length !== given.length) return wrong(`the output has ${given.length} words, not ${wanted.length}`);
  const at = wanted.findIndex((word, index) => !sameToken(word, given[index] as string, floatTolerance));
  return at === -1 ? RIGHT : wrong(`word ${at + 1} of the output differs`);
}

function tokens(text: string): string[] {
  return text.split(/[ \t\n\r\f\v]+/).filter((word) => word !== "");
}

function sameToken(a: string, b: string, floatTolerance: number | null): boolean {
  if (a === b) return true;
  if (floatTolerance === null || !DECIMAL.test(a) || !DECIMAL.test(b)) return false;
  // Two integers are compared exactly: a tolerance would accept any neighbour of a large one.
  if (INTEGER.test(a) && INTEGER.test(b)) return canonicalInteger(a) === canonicalInteger(b);
  const x = Number(a);
  const y = Number(b);
  return Number.isFinite(x) && Number.isFinite(y) && nearFloats(x, y, floatTolerance);
}

/** Without sign of zero, plus and leading zeros; stays text, since BigInt is quadratic in the digits. */
function canonicalInteger(text: string): string {
  const digits = text.replace(/^[-+]?0*(?=[0-9])/, "");
  return text.startsWith("-") && digits !== "0" ? `-${digits}` : digits;
}

function checkJsonLines(expected: string, actual: string, how: Comparison, unordered: boolean): CheckResult {
  const wanted = pythonLines(expected);
  const given = pythonLines(actual);
  if (wanted.length !== given.length) return wrong(`the output has ${given.length} lines, not ${wanted.length}`);
  for (const [index, line] of wanted.entries()) {
    const right = readPythonJson(line);
    if (!right.ok) return wrong(`line ${index + 1} of the expected output is not JSON`);
    const mine = readPythonJson(given[index] as string);
    if (!mine.ok) return wrong(`line ${index + 1} of the output is not JSON: ${mine.problem}`);
    if (!sameValue(arranged(right.value, unordered), arranged(mine.value, unordered), how)) {
      return wrong(`line ${index + 1} of the output differs`);
    }
  }
  return RIGHT;
}

/** A list in the order of the JSON texts of its items, as `sorted(items, key=json.dumps)`. */
function arranged(value: PyValue, unordered: boolean): PyValue {
  if (!unordered || !Array.isArray(value)) return value;
  const keyed = value.map((item) => ({ item, key: dumpPythonJson(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}

function checkJsonOrTokens(expected: string, actual: string, floatTolerance: number): CheckResult {
  const right = readPythonJson(expected);
  const mine = right.ok ? readPythonJson(actual) : right;
  if (!right.ok || !mine.ok) return checkTokens(expected, actual, floatTolerance);
  return sameValue(right.value, mine.value, { floatTolerance, strictBooleans: false }) ? RIGHT : wrong("the output differs");
}
