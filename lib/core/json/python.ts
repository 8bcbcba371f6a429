import { readJson } from "./reader";

/**
 * A value as Python's `json.loads` makes it: integers are `bigint` (unbounded and exact), floats are
 * `number`, objects keep the order of their keys.
 */
export type PyValue = null | boolean | bigint | number | string | PyValue[] | Map<string, PyValue>;

/** CPython refuses to convert longer integers (`sys.get_int_max_str_digits`). */
const MAX_INTEGER_DIGITS = 4300;
/** CPython's default recursion limit; deeper values end in a RecursionError there. */
const MAX_DEPTH = 1000;

export type PyReading = { ok: true; value: PyValue } | { ok: false; offset: number; problem: string };

/** Reads JSON with the semantics of Python's `json.loads`. Never throws. */
export function readPythonJson(text: string): PyReading {
  const reading = readJson(text, {
    number: (digits, isInteger) => (isInteger ? integer(digits) : Number(digits)),
    object: (entries) => new Map(entries),
    nonFinite: true,
    maxDepth: MAX_DEPTH,
  });
  // The two makers above make nothing but PyValue parts.
  return reading.ok ? { ok: true, value: reading.value as PyValue } : reading;
}

function integer(digits: string): bigint | null {
  const length = digits.length - (digits.startsWith("-") ? 1 : 0);
  return length > MAX_INTEGER_DIGITS ? null : BigInt(digits);
}

/** The text that Python's `json.dumps(value)` gives. */
export function dumpPythonJson(value: PyValue): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number") return floatText(value);
  if (typeof value === "string") return stringText(value);
  if (Array.isArray(value)) return `[${value.map(dumpPythonJson).join(", ")}]`;
  return `{${[...value].map(([key, item]) => `${stringText(key)}: ${dumpPythonJson(item)}`).join(", ")}}`;
}

/** `float.__repr__`: the shortest digits that read back, exponent below 1e-4 and from 1e16. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  if (Object.is(value, -0)) return "-0.0";
  const [mantissa = "", power = "0"] = value.toExponential().split("e");
  const exponent = Number(power);
  if (value !== 0 && (exponent < -4 || exponent >= 16)) {
    const digits = Math.abs(exponent).toString().padStart(2, "0");
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${digits}`;
  }
  const plain = exponent < 0 ? value.toFixed(fractionDigits(mantissa) - exponent) : value.toString();
  return plain.includes(".") ? plain : `${plain}.0`;
}

function fractionDigits(mantissa: string): number {
  const point = mantissa.indexOf(".");
  return point === -1 ? 0 : mantissa.length - point - 1;
}

const SHORT_ESCAPES: Record<string, string> = {
  '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f",
};

function stringText(value: string): string {
  const escaped = value.replace(/["\\]|[^ -~]/g, (character) => {
    return SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}

const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
const ONLY_SPACE = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/;

/** The lines of Python's `text.splitlines()` for which `line.strip()` is not empty. */
export function pythonLines(text: string): string[] {
  return text.split(LINE_END).filter((line) => !ONLY_SPACE.test(line));
}
