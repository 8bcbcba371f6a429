import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, type BuiltInChecker } from "@/lib/core/checkers/check";

const EXACT: BuiltInChecker = { kind: "exact" };
const TOKEN: BuiltInChecker = { kind: "token", floatTolerance: 1e-6 };
const JSON_LINES: BuiltInChecker = { kind: "json", floatTolerance: 1e-5, unordered: false };
const UNORDERED: BuiltInChecker = { kind: "json", floatTolerance: 1e-5, unordered: true };
const STRICT: BuiltInChecker = { kind: "json", floatTolerance: 1e-6, unordered: false, strictBooleans: true };
const APPS: BuiltInChecker = { kind: "json_or_token", floatTolerance: 1e-6 };
const ALL = [EXACT, TOKEN, JSON_LINES, UNORDERED, STRICT, APPS];

const ok = (checker: BuiltInChecker, expected: string, actual: string) => check(checker, expected, actual).ok;

describe("built-in checkers", () => {
  it("exact: white space at line ends and empty last lines do not count, all else does", () => {
    expect(ok(EXACT, "a b\nc\n", "a b  \r\nc\n\n")).toBe(true);
    expect(ok(EXACT, "a b\nc\n", "a  b\nc\n")).toBe(false);
    expect(ok(EXACT, "a\n", "\na\n")).toBe(false);
  });

  it("token: words decide, near floats agree, integers must be equal", () => {
    expect(ok(TOKEN, "1 2\n3", "1\n2 3\n")).toBe(true);
    expect(ok(TOKEN, "0.5 2.4", "0.50000001 2.4e0")).toBe(true);
    expect(ok(TOKEN, "0.0000000000", "3e-12")).toBe(true);
    expect(ok(TOKEN, "1000000000001", "1000000000002")).toBe(false);
    expect(ok(TOKEN, "7", "+007")).toBe(true);
    expect(ok(TOKEN, "1 2", "1 2 3")).toBe(false);
    expect(ok({ kind: "token", floatTolerance: null }, "0.5", "0.50")).toBe(false);
  });

  it("json: floats are compared with a tolerance, integers exactly at any size", () => {
    expect(ok(JSON_LINES, "2.0\n", "2.000001\n")).toBe(true);
    expect(ok(JSON_LINES, "2.0\n", "2.1\n")).toBe(false);
    expect(ok(JSON_LINES, "2\n", "2.0\n")).toBe(true);
    expect(ok(JSON_LINES, "9007199254740993", "9007199254740992")).toBe(false);
    expect(ok(JSON_LINES, `1${"0".repeat(400)}`, "1e309")).toBe(false);
  });

  it("json: True is 1 as in Python, unless booleans are strict", () => {
    expect(ok(JSON_LINES, "true", "1")).toBe(true);
    expect(ok(JSON_LINES, "[false]", "[0.0]")).toBe(true);
    expect(ok(STRICT, "true", "1")).toBe(false);
    expect(ok(STRICT, "true", "true")).toBe(true);
  });

  it("json: lists, objects, strings and null", () => {
    expect(ok(JSON_LINES, '{"a": [1, 2], "b": null}', '{"b":null,"a":[1,2]}')).toBe(true);
    expect(ok(JSON_LINES, "[1,2]", "[2,1]")).toBe(false);
    expect(ok(JSON_LINES, '"é"', '"\\u00e9"')).toBe(true);
    expect(ok(JSON_LINES, "null", "0")).toBe(false);
    expect(ok(JSON_LINES, '"1"', "1")).toBe(false);
  });

  it("json: every line counts, blank ones do not", () => {
    expect(ok(JSON_LINES, "1\n2\n", "1\n\n2\n")).toBe(true);
    expect(ok(JSON_LINES, "1\n2\n", "1\n2\n3\n")).toBe(false);
    expect(ok(JSON_LINES, "1\n2\n", "1\n")).toBe(false);
  });

  it("json unordered: the order of the top-level list alone is free", () => {
    expect(ok(UNORDERED, '["ad","ae"]', '["ae","ad"]')).toBe(true);
    expect(ok(UNORDERED, "[[0,1],[1,0]]", "[[1,0],[0,1]]")).toBe(true);
    expect(ok(UNORDERED, "[[0,1]]", "[[1,0]]")).toBe(false);
    expect(ok(UNORDERED, "[1,1,2]", "[1,2,2]")).toBe(false);
  });

  it("json_or_token: JSON where both are, words else", () => {
    expect(ok(APPS, "false\n", "0\n")).toBe(true);
    expect(ok(APPS, "1\n6\n-1\n", "1 6 -1")).toBe(true);
    expect(ok(APPS, "9\n", "1\n5\n9\n")).toBe(false);
    expect(ok(APPS, "YES", "Yes")).toBe(false);
    expect(ok(APPS, "2.4\n", "2.4000001\n")).toBe(true);
  });

  it("no number that is not finite passes for a finite one", () => {
    for (const value of ["Infinity", "-Infinity", "NaN", "1e309", "inf", "nan", "-1e400"]) {
      for (const expected of ["0", "3.5", "[1.5]", "1e308"]) {
        for (const checker of ALL) {
          expect(ok(checker, expected, value)).toBe(false);
          expect(ok(checker, expected, `[${value}]`)).toBe(false);
        }
      }
    }
  });

  it("hostile output is wrong, quickly, and nothing throws", () => {
    const hostile = [
      "[".repeat(1_000_000), `${"[".repeat(5000)}${"]".repeat(5000)}`, "9".repeat(1_000_000), "\u0000", "3\u0000",
      '{"__proto__": 3}', `"${"\\u0000".repeat(1000)}"`, " ".repeat(2_000_000), "-", "\\", '"\ud800', "\x1b[2J3", "1e99999999999",
    ];
    for (const checker of ALL) for (const text of hostile) expect(ok(checker, "3", text)).toBe(false);
  });

  it("the reason never shows the expected output", () => {
    for (const checker of ALL) expect(check(checker, "secret-4711", "x y").reason).not.toContain("4711");
  });

  it("every JSON value equals itself, and another text of itself", () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(value, (item) => {
        const text = JSON.stringify(item);
        for (const checker of ALL) expect(ok(checker, text, text)).toBe(true);
        const spaced = JSON.stringify(item).replace(/^\[/, "[ ").replace(/\]$/, " ]");
        for (const checker of [JSON_LINES, UNORDERED, STRICT, APPS]) expect(ok(checker, text, spaced)).toBe(true);
      }),
    );
  });

  it("equality has no direction and a shuffled list is equal only where order is free", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.array(fc.integer()), (a, b) => {
        const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
        for (const checker of ALL) expect(ok(checker, x, y)).toBe(ok(checker, y, x));
        expect(ok(UNORDERED, x, JSON.stringify([...a].reverse()))).toBe(true);
        expect(ok(JSON_LINES, x, JSON.stringify([...a].reverse()))).toBe(a.join() === [...a].reverse().join());
      }),
    );
  });
});
