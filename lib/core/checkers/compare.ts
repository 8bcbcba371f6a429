import type { PyValue } from "@/lib/core/json/python";

export interface Comparison {
  /** Floats agree when |a - b| <= tolerance * max(1, |a|, |b|). */
  floatTolerance: number;
  /** With true a boolean equals only a boolean; without it True equals 1, as in Python. */
  strictBooleans: boolean;
}

/**
 * Equality of two JSON values as the evaluators of the Venus data set have it: lists item by item, numbers
 * exactly when both are integers and within the tolerance when one is a float, all else by Python's `==`.
 * One deliberate difference: a number that is not finite equals only itself (and NaN nothing). By the
 * evaluators' formula Infinity lies within the tolerance of every number, so that a program could print it
 * and be right everywhere.
 */
export function sameValue(a: PyValue, b: PyValue, how: Comparison): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index] as PyValue, how));
  }
  if (how.strictBooleans && (typeof a === "boolean" || typeof b === "boolean")) return a === b;
  if (isNumeric(a) && isNumeric(b) && (typeof a === "number" || typeof b === "number")) {
    const x = toFloat(a);
    const y = toFloat(b);
    return x !== null && y !== null && nearFloats(x, y, how.floatTolerance);
  }
  return pythonEqual(a, b);
}

/** |a - b| <= tolerance * max(1, |a|, |b|) for finite numbers; others equal only themselves. */
export function nearFloats(a: number, b: number, tolerance: number): boolean {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b;
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

function isNumeric(value: PyValue): value is boolean | bigint | number {
  return typeof value === "boolean" || typeof value === "bigint" || typeof value === "number";
}

/** Null for an integer beyond the range of a float, where Python raises OverflowError. */
function toFloat(value: boolean | bigint | number): number | null {
  const float = Number(value);
  return typeof value === "bigint" && !Number.isFinite(float) ? null : float;
}

/** Python's `==` on JSON values. */
function pythonEqual(a: PyValue, b: PyValue): boolean {
  if (isNumeric(a) && isNumeric(b)) return numbersEqual(a, b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => pythonEqual(item, b[index] as PyValue));
  }
  if (a instanceof Map && b instanceof Map) {
    return a.size === b.size && [...a].every(([key, item]) => b.has(key) && pythonEqual(item, b.get(key) as PyValue));
  }
  return a === b;
}

function numbersEqual(a: boolean | bigint | number, b: boolean | bigint | number): boolean {
  if (typeof a === "number" && typeof b === "number") return a === b;
  const x = exactInteger(a);
  const y = exactInteger(b);
  return x !== null && x === y;
}

function exactInteger(value: boolean | bigint | number): bigint | null {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : null;
  return BigInt(value);
}
