import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dumpPythonJson, pythonLines, readPythonJson, type PyValue } from "@/lib/core/json/python";
import { hasPython, runPython } from "@/tests/support/python";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.string());

const pyValue: fc.Arbitrary<PyValue> = fc.letrec<{ value: PyValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<PyValue>(null, true, false),
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
    fc.double(),
    anyText,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(anyText, tie("value")), { maxLength: 4 }).map((entries): PyValue => new Map(entries)),
  ),
})).value;

/** Asks Python for json.dumps(json.loads(line)) of each JSON-encoded text; null where it raises. */
const ROUND_TRIP = `
import json, sys
for line in sys.stdin:
    try:
        answer = json.dumps(json.loads(json.loads(line)))
    except (ValueError, RecursionError):
        answer = None
    print(json.dumps(answer))
`;

function pythonRoundTrips(texts: string[]): (string | null)[] {
  const stdin = texts.map((text) => `${JSON.stringify(text)}\n`).join("");
  return runPython(ROUND_TRIP, stdin).trimEnd().split("\n").map((line) => JSON.parse(line) as string | null);
}

function ownRoundTrip(text: string): string | null {
  const reading = readPythonJson(text);
  return reading.ok ? dumpPythonJson(reading.value) : null;
}

describe("JSON as Python reads it", () => {
  it("reads back what it writes", () => {
    fc.assert(
      fc.property(pyValue, (value) => {
        const text = dumpPythonJson(value);
        expect(ownRoundTrip(text)).toBe(text);
      }),
    );
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: fc.constantFrom(..."[]{}\",:\\0123456789eE+-.ntfuNI \n") })), (text) => {
        const reading = readPythonJson(text);
        if (!reading.ok) expect(reading.offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps integers exact and floats apart from them", () => {
    expect(readPythonJson("9007199254740993")).toEqual({ ok: true, value: 9007199254740993n });
    expect(readPythonJson("1.0")).toEqual({ ok: true, value: 1 });
    expect(readPythonJson("1e309")).toEqual({ ok: true, value: Infinity });
  });

  it("refuses what CPython refuses: 4301 digits and endless nesting", () => {
    expect(readPythonJson("1".repeat(4300)).ok).toBe(true);
    expect(readPythonJson("1".repeat(4301)).ok).toBe(false);
    expect(readPythonJson("[".repeat(100_000)).ok).toBe(false);
  });

  it("splits lines where Python's splitlines does and drops blank ones", () => {
    expect(pythonLines("a\r\nb\u2028c\x0b\x1c\n \u00a0\nd")).toEqual(["a", "b", "c", "d"]);
  });

  it.skipIf(!hasPython)("writes every value as json.dumps does", () => {
    const values = fc.sample(pyValue, { numRuns: 1000, seed: 20260 });
    const texts = values.map(dumpPythonJson);
    expect(pythonRoundTrips(texts)).toEqual(texts);
  });

  it.skipIf(!hasPython)("accepts and refuses the texts that json.loads does", () => {
    const pieces = fc.constantFrom("[", "]", "{", "}", '"', ",", ":", "0", "01", "-", "1.5", "1e5", "E", "true", "NaN", "-Infinity", "null", " ", "\n", "\\u00e9", "\\x", "é", "\u00a0", "\ufeff", "\t");
    const broken = fc.sample(fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")), { numRuns: 3000, seed: 7 });
    const mutated = fc
      .sample(fc.tuple(pyValue, fc.nat(), fc.constantFrom("", "\\", '"', ",", "]", "\u0001")), { numRuns: 1500, seed: 8 })
      .map(([value, at, piece]) => {
        const text = dumpPythonJson(value);
        const offset = at % (text.length + 1);
        return text.slice(0, offset) + piece + text.slice(offset + 1);
      });
    const texts = [...broken, ...mutated];
    expect(texts.map(ownRoundTrip)).toEqual(pythonRoundTrips(texts));
  });
});
