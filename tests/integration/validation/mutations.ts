import { gzipSync } from "node:zlib";
import { MAX_SOLUTION_BYTES } from "@/lib/core/formats";
import type { Random } from "./random";
import { linesOf, type Fields, type ValidFile } from "./valid-files";

/** What must become of a damaged file: refused, accepted, or whichever an independent reader says. */
export type Expected = "refused" | "accepted" | "either";

export interface Mutation {
  name: string;
  expected: Expected;
  /** The damaged bytes, or null where this damage does not fit the file. */
  apply(file: ValidFile, random: Random): Uint8Array | null;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (file: ValidFile): string => new TextDecoder().decode(file.bytes);
const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Cuts `length` bytes out and puts others in their place. */
function spliced(bytes: Uint8Array, at: number, length: number, insert: Uint8Array = new Uint8Array(0)): Uint8Array {
  return joined(bytes.subarray(0, at), insert, bytes.subarray(at + length));
}

/** Changes one record of a file of records, which is written anew. */
function onRecord(name: string, expected: Expected, change: (record: Fields, file: ValidFile, random: Random) => Fields): Mutation {
  return {
    name,
    expected,
    apply(file, random) {
      if (file.records.length === 0) return null;
      const chosen = random.below(file.records.length);
      return written(file, file.records.map((record, index) => (index === chosen ? change({ ...record }, file, random) : record)));
    },
  };
}

function written(file: ValidFile, records: Fields[]): Uint8Array {
  return file.layout === "lines" ? linesOf(records) : encode(JSON.stringify(records));
}

/** Changes the text of a file that is text. */
function onText(name: string, expected: Expected, change: (text: string, file: ValidFile, random: Random) => string | Uint8Array | null): Mutation {
  return {
    name,
    expected,
    apply(file, random) {
      if (file.layout === "parquet") return null;
      const changed = change(textOf(file), file, random);
      return typeof changed === "string" ? encode(changed) : changed;
    },
  };
}

/** The same bytes, whatever the file. */
const fixed = (name: string, contents: (string | Uint8Array)[]): Mutation => ({
  name,
  expected: "refused",
  apply: (_file, random) => {
    const content = random.pick(contents);
    return typeof content === "string" ? encode(content) : content;
  },
});

const setCode = (record: Fields, file: ValidFile, code: Fields[string]): Fields => ({ ...record, [file.codeField]: Array.isArray(record[file.codeField]) ? [code] : code });
const setId = (record: Fields, file: ValidFile, id: Fields[string]): Fields => ({ ...record, [file.idField]: id });
const INVALID_UTF8 = [[0x80], [0xc0, 0xaf], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xff], [0xe9]].map((bytes) => new Uint8Array(bytes));

/** Damages of known outcome. */
export const TOLD: Mutation[] = [
  onText("UTF-16", "refused", (text, _file, random) => new Uint8Array(Buffer.from(`${random.isOneIn(2) ? "\ufeff" : ""}${text}`, "utf16le"))),
  onText("UTF-16, big end first", "refused", (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le").swap16())),
  onText("bytes that are no UTF-8", "refused", (_text, file, random) => spliced(file.bytes, Math.max(0, file.bytes.indexOf(0x22)) + 1, 0, random.pick(INVALID_UTF8))),
  onText("a key twice", "refused", (text, _file, random) => {
    const keys = [...text.matchAll(/\{\s*("(?:[a-z_-]+|[0-9]+)"):/g)];
    const key = keys.length > 0 ? random.pick(keys) : null;
    return key ? `${text.slice(0, key.index + 1)}${key[1]}:null,${text.slice(key.index + 1)}` : null;
  }),
  onText("a comma too many", "refused", (text) => (/[\]}]\s*$/.test(text) ? text.replace(/([\]}])\s*$/, ",$1") : null)),
  onText("single quotes", "refused", (text) => text.replaceAll('"', "'")),
  onText("a comment", "refused", (text) => `${text}// the end`),
  onText("twice over", "refused", (text, file) => (file.layout === "json" ? `${text}${text}` : text.trimEnd() + text)),
  onText("a raw NUL", "refused", (text, _file, random) => text.replace(/": ?"|\[\s*"/, (match) => `${match}${random.pick(["\0", "\u0001", "\u001f"])}`)),
  onText("a broken escape", "refused", (text, _file, random) => text.replace(/": ?"|\[\s*"/, (match) => `${match}${random.pick(["\\x41", "\\uZZ", "\\", "\\u{41}"])}`)),
  onText("nested without end", "refused", (text, _file, random) => `${random.pick(["[", '{"a":', '[{"problem":'])}`.repeat(100 + random.below(3000)) + text),
  onText("packed", "refused", (_text, file, random) => {
    const packed = new Uint8Array(gzipSync(file.bytes));
    return random.isOneIn(2) ? packed : packed.subarray(0, 2 + random.below(packed.length - 2));
  }),
  onText("cut in the middle", "refused", (text, file, random) => (file.layout === "json" ? text.slice(0, 1 + random.below(text.trimEnd().length - 1)) : null)),
  onText("a byte order mark", "accepted", (text) => `\ufeff${text}`),
  onText("lines that end as on Windows", "accepted", (text) => text.replaceAll("\n", "\r\n")),
  onText("blank lines and spaces", "accepted", (text) => ` \r\n\n\t${text}\n\n \n`),
  onText("lines that end as on old Macs", "refused", (text, file) => (file.layout === "lines" && file.records.length > 1 ? text.replaceAll("\n", "\r") : null)),
  onText("lines that end in no ASCII", "refused", (text, file) => (file.layout === "lines" && file.records.length > 1 ? text.replaceAll("\n", "\u2028") : null)),
  onText("a line of another format", "refused", (text, file) => {
    if (file.layout !== "lines") return null;
    return file.format === "generations" ? `${text}{"problem":"two-sum","code":"x"}\n` : `${text}{"problem_id":1,"solution":"x"}\n`;
  }),
  onText("a line that is no object", "refused", (text, file, random) => (file.layout === "lines" ? `${text}${random.pick(["[]", "1", "null", '"x"', "x", "{}"])}\n` : null)),
  onRecord("an unknown problem", "refused", (record, file, random) => setId(record, file, file.idField === "doc_id" ? 5 + random.below(99) : random.pick(["no-such", "Fuzz/999", "HumanEval/54", "../54", "constructor", "__proto__"]))),
  onRecord("an id that is none", "refused", (record, file, random) => setId(record, file, random.pick([null, true, -1, 1.5, 1e300, 0.1, [], {}, "", ["two-sum"], 9007199254740991]))),
  onRecord("no id", "refused", ({ ...record }, file) => without(record, file.idField)),
  onRecord("no program", "refused", ({ ...record }, file) => without(record, file.codeField)),
  onRecord("a program that is no text", "refused", (record, file, random) => setCode(record, file, random.pick<Fields[string]>([null, 1, true, {}, { a: 1 }, [[]], -0.5]))),
  onRecord("an empty program", "refused", (record, file, random) => setCode(record, file, random.pick(["", " \n", "\t", "```python\n```", "```\n\n```\n"]))),
  onRecord("NUL or half a character in a program", "refused", (record, file, random) => setCode(record, file, `x = 1 ${random.pick(["\0", "\ud800", "\udc00", "\ud83dx"])}\n`)),
  onRecord("a key that is a prototype's", "accepted", (record) => JSON.parse(`{"__proto__":{"problem":"no-such","code":7},"constructor":1,"toString":null,${JSON.stringify(record).slice(1)}`) as Fields),
  onRecord("a program in the prototype", "refused", (record, file) => JSON.parse(`{"__proto__":{"${file.codeField}":"x"},${JSON.stringify(without(record, file.codeField)).slice(1)}`) as Fields),
  onRecord("fields that nobody knows", "accepted", (record) => ({ ...record, extra: [{ deep: [1e300, "\u0000"] }], "": 0 })),
  onText("numbers of too many digits", "refused", (text, file, random) => (file.idField === "" ? null : text.replace(new RegExp(`("${file.idField}":\\s?)("[^"]*"|[0-9]+)`), `$1${random.pick(["9007199254740993", "1e400", "-1e400", "9".repeat(5000), "-0.5"])}`))),
  onText("figures that Python writes", "accepted", (text, file) => (file.records.length === 0 ? null : text.replace(/\{/, '{"figure": NaN, "other": -Infinity, '))),
  onRecord("a language that is none", "refused", (record, file, random) => (file.format === "afterburner" ? { ...record, language: random.pick(["cobol", "", 7, ["python"], "__proto__"]) } : setCode(record, file, null))),
  onRecord("a program that is too large", "refused", (record, file) => setCode(record, file, "x".repeat(MAX_SOLUTION_BYTES + 1))),
  fixed("another kind of file", ["", " \n\t", "\ufeff", "null", "true", "17", '"two-sum"', "[]", "{}", "[[]]", "[null]", "[[null]]", '{"two-sum":null}', "problem,code\ntwo-sum,x\n", "<html></html>", "problem: two-sum\ncode: x\n", "print(1)\n", "%PDF-1.7", "[1,2]", '{"error":"rate limited"}', '[["x"], {"a":1}, 7]']),
  fixed("a packed or binary file", [[0x50, 0x4b, 3, 4, 0], [0x28, 0xb5, 0x2f, 0xfd], [0x1f, 0x8b], [0x89, 0x50, 0x4e, 0x47], [0], [0, 0, 0, 0], [0xff], [0x42, 0x5a, 0x68]].map((bytes) => new Uint8Array(bytes))),
];

function without(record: Fields, field: string): Fields {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
}

/** Damages whose outcome depends on where they hit. */
export const UNTOLD: Mutation[] = [
  { name: "flipped bits", expected: "either", apply: (file, random) => flipped(file.bytes, random, 1 + random.below(3)) },
  { name: "cut short", expected: "either", apply: (file, random) => file.bytes.subarray(0, random.below(file.bytes.length)) },
  { name: "a part missing", expected: "either", apply: (file, random) => spliced(file.bytes, random.below(file.bytes.length), 1 + random.below(20)) },
  { name: "a part twice", expected: "either", apply: (file, random) => twice(file.bytes, random) },
  { name: "strange signs", expected: "either", apply: (file, random) => spliced(file.bytes, random.below(file.bytes.length), random.below(3), encode(random.pick([...'{}[],:"\\/\n\r\t0-e. ', "null", "\\u0000", "\u0000", "NaN", "__proto__"]))) },
  { name: "random bytes", expected: "either", apply: (file, random) => spliced(file.bytes, random.below(file.bytes.length), 0, new Uint8Array(Array.from({ length: 1 + random.below(8) }, () => random.below(256)))) },
];

function flipped(bytes: Uint8Array, random: Random, count: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let i = 0; i < count; i++) {
    const at = random.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  }
  return copy;
}

function twice(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length);
  return spliced(bytes, at, 0, bytes.subarray(at, at + 1 + random.below(30)));
}

/** Independent of the reader under test: whether bytes can be a good file at all; Python's figures are allowed. */
export function isJsonAtAll(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return isJson(text) || text.split("\n").every((line) => line.trim() === "" || isJson(line));
  } catch {
    return false;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/-?\bInfinity\b|\bNaN\b/g, "null"));
    return true;
  } catch {
    return false;
  }
}
