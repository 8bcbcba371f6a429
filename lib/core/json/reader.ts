/**
 * A JSON reader for texts that somebody else wrote. It differs from `JSON.parse` in what judging and
 * importing need: the caller makes the numbers (so that 2^53 is no limit), duplicate keys are noticed,
 * nesting is bounded, Python's NaN and Infinity are a choice, and a fault has a place.
 */
export interface JsonReaderOptions {
  /** Makes a number; `isInteger` is false when the text has a fraction or an exponent. Null refuses it. */
  number(text: string, isInteger: boolean): unknown;
  /** Makes an object from keys and values in order of appearance. */
  object(entries: [string, unknown][]): unknown;
  /** Accept NaN, Infinity and -Infinity as Python's `json.loads` does. */
  nonFinite: boolean;
  maxDepth: number;
  /** Most values in one text; small ones take many times their text's memory. No bound when not given. */
  maxValues?: number;
  /** Called with the key and the offset of its second appearance; without it the last one wins silently. */
  onDuplicateKey?(key: string, offset: number): void;
}

export type JsonReading = { ok: true; value: unknown } | { ok: false; offset: number; problem: string };

/** Reads one JSON value that fills the whole text, white space around it allowed. Never throws. */
export function readJson(text: string, options: JsonReaderOptions): JsonReading {
  const scanner = new Scanner(text, options);
  try {
    const value = scanner.value(0);
    scanner.skipSpace();
    if (scanner.offset < text.length) scanner.fail("text after the end of the value");
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, offset: error.offset, problem: error.problem };
    throw error;
  }
}

/** Ends a reading. Not an Error: nobody sees its stack, and taking one is most of the cost of a bad line. */
class Unreadable {
  constructor(
    readonly offset: number,
    readonly problem: string,
  ) {}
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const PLAIN_STRING_PART = /[^"\\\u0000-\u001f]*/y;
const HEX4 = /[0-9a-fA-F]{4}/y;
const ESCAPES: Record<string, string> = {
  '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t",
};
const LITERALS: [string, unknown, boolean][] = [
  ["true", true, false],
  ["false", false, false],
  ["null", null, false],
  ["NaN", NaN, true],
  ["Infinity", Infinity, true],
  ["-Infinity", -Infinity, true],
];

const BACKSLASH = 92;
const NEEDS_PARSING = /[\\\u0000-\u001f]/;

function plainOrParsed(raw: string): string | null {
  if (!NEEDS_PARSING.test(raw)) return raw.slice(1, -1);
  try {
    return JSON.parse(raw) as string;
  } catch {
    return null;
  }
}

class Scanner {
  offset = 0;
  private values = 0;

  constructor(
    private readonly text: string,
    private readonly options: JsonReaderOptions,
  ) {}

  fail(problem: string, offset = this.offset): never {
    throw new Unreadable(offset, offset >= this.text.length ? "the text ends too early" : problem);
  }

  skipSpace(): void {
    while (this.offset < this.text.length) {
      const code = this.text.charCodeAt(this.offset);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.offset++;
    }
  }

  value(depth: number): unknown {
    if (depth > this.options.maxDepth) this.fail(`nested deeper than ${this.options.maxDepth} levels`);
    if (this.options.maxValues !== undefined && ++this.values > this.options.maxValues) {
      this.fail(`more than ${this.options.maxValues} values`);
    }
    this.skipSpace();
    const first = this.text[this.offset];
    if (first === '"') return this.string();
    if (first === "[") return this.array(depth);
    if (first === "{") return this.object(depth);
    return this.scalar();
  }

  private scalar(): unknown {
    for (const [word, value, nonFinite] of LITERALS) {
      if (this.text.startsWith(word, this.offset) && (!nonFinite || this.options.nonFinite)) {
        this.offset += word.length;
        return value;
      }
    }
    NUMBER.lastIndex = this.offset;
    const match = NUMBER.exec(this.text);
    if (!match) this.fail("a value is expected here");
    const value = this.options.number(match[0], match[1] === undefined && match[2] === undefined);
    if (value === null) this.fail("a number of too many digits");
    this.offset += match[0].length;
    return value;
  }

  private array(depth: number): unknown[] {
    const items: unknown[] = [];
    this.offset++;
    this.skipSpace();
    if (this.take("]")) return items;
    for (;;) {
      items.push(this.value(depth + 1));
      this.skipSpace();
      if (this.take("]")) return items;
      if (!this.take(",")) this.fail('"," or "]" is expected here');
    }
  }

  private object(depth: number): unknown {
    const entries: [string, unknown][] = [];
    const seen = this.options.onDuplicateKey ? new Set<string>() : null;
    this.offset++;
    this.skipSpace();
    if (this.take("}")) return this.options.object(entries);
    for (;;) {
      this.skipSpace();
      const keyOffset = this.offset;
      if (this.text[this.offset] !== '"') this.fail("a key in double quotes is expected here");
      const key = this.string();
      if (seen?.has(key)) this.options.onDuplicateKey?.(key, keyOffset);
      seen?.add(key);
      this.skipSpace();
      if (!this.take(":")) this.fail('":" is expected here');
      entries.push([key, this.value(depth + 1)]);
      this.skipSpace();
      if (this.take("}")) return this.options.object(entries);
      if (!this.take(",")) this.fail('"," or "}" is expected here');
    }
  }

  /** Whole strings are left to JSON.parse, which is many times faster; the slow way finds the faults. */
  private string(): string {
    const end = this.closingQuote();
    const raw = this.text.slice(this.offset, end + 1);
    const value = end === -1 ? null : plainOrParsed(raw);
    if (value === null) return this.stringByParts();
    this.offset = end + 1;
    return value;
  }

  /** Offset of the quote that ends the string at the present offset, or -1. */
  private closingQuote(): number {
    for (let at = this.text.indexOf('"', this.offset + 1); at !== -1; at = this.text.indexOf('"', at + 1)) {
      let slashes = 0;
      while (this.text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
      if (slashes % 2 === 0) return at;
    }
    return -1;
  }

  private stringByParts(): string {
    let result = "";
    this.offset++;
    for (;;) {
      PLAIN_STRING_PART.lastIndex = this.offset;
      const part = PLAIN_STRING_PART.exec(this.text)?.[0] ?? "";
      result += part;
      this.offset += part.length;
      const next = this.text[this.offset];
      if (next === '"') {
        this.offset++;
        return result;
      }
      if (next !== "\\") this.fail("a control character inside a string");
      result += this.escape();
    }
  }

  private escape(): string {
    const letter = this.text[this.offset + 1];
    if (letter === "u") {
      HEX4.lastIndex = this.offset + 2;
      const digits = HEX4.exec(this.text)?.[0];
      if (!digits) this.fail("a broken \\u escape");
      this.offset += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const plain = letter === undefined ? undefined : ESCAPES[letter];
    if (plain === undefined) this.fail("an unknown escape", this.offset + 1);
    this.offset += 2;
    return plain;
  }

  private take(character: string): boolean {
    if (this.text[this.offset] !== character) return false;
    this.offset++;
    return true;
  }
}

/** Line and column, both from 1, of an offset in a text. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
