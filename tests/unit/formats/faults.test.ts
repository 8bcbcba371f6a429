import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/core/errors";
import { MAX_FILE_BYTES, parseSubmission, type SubmissionSet } from "@/lib/core/formats";
import { bytesOf, lines, SET, whole } from "./submission-set";

async function refusal(bytes: Uint8Array, fileName = "file", set: SubmissionSet = SET) {
  try {
    await parseSubmission({ bytes, fileName, set });
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { code: error.code, faults: error.faults.map(({ where, problem }) => `${where}: ${problem}`), moreFaults: error.moreFaults, message: error.message };
  }
  throw new Error("the file was accepted");
}

const good = { problem: "two-sum", code: "a" };

describe("a file that cannot be read", () => {
  it.each([
    ["an empty file", bytesOf(""), "invalid_input", "file: is empty"],
    ["white space alone", bytesOf(" \n\n"), "invalid_input", "file: is empty"],
    ["plain text", bytesOf("hello"), "unsupported_format", 'file: is neither JSON nor JSON lines: it begins with "hello"'],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x5b, 0x00]), "unsupported_format", "file: is UTF-16 text; save it as UTF-8"],
    ["UTF-16 without a mark", new Uint8Array([0x5b, 0, 0x5d, 0]), "unsupported_format", "file: is UTF-16 text; save it as UTF-8"],
    ["gzip", new Uint8Array([0x1f, 0x8b, 8, 0]), "unsupported_format", "file: is gzip-compressed; unpack it first"],
    ["Latin-1", new Uint8Array([...bytesOf('{"a":1}\n{"b":"'), 0xe9, ...bytesOf('"}')]), "unsupported_format", "line 2: is not valid UTF-8 from byte 14 of the file on; save the file as UTF-8"],
    ["JSON of another shape", whole({ hello: 1 }), "unsupported_format", "file: has the shape of no known format"],
    ["a list of numbers", whole([1, 2]), "unsupported_format", "file: has the shape of no known format"],
    ["an empty list", whole([]), "invalid_input", "file: holds no solution"],
    ["an empty object", whole({}), "invalid_input", "file: holds no solution"],
    ["nesting without end", bytesOf("[".repeat(1_000_000)), "invalid_input", "line 1, column 66: is not JSON: nested deeper than 64 levels"],
  ])("%s: says what it is", async (_name, bytes, code, fault) => {
    const result = await refusal(bytes);
    expect(result.code).toBe(code);
    expect(result.faults[0]).toContain(fault);
  });

  it("over 64 MiB is refused unread", async () => {
    const result = await refusal(new Uint8Array(MAX_FILE_BYTES + 1));
    expect(result).toMatchObject({ code: "too_large", faults: ["file: has 64.0 MiB; at most 64 MiB are taken".replace("64.0", "64")] });
  });

  it("of endless tiny parts is refused before it costs memory", async () => {
    expect((await refusal(bytesOf("{}\n".repeat(600_000)), "x.jsonl")).faults).toEqual(["file: has more than 500000 lines; split it"]);
    expect((await refusal(bytesOf(`[${"[],".repeat(2_100_000)}[]]`))).faults[0]).toContain("more than 2000000 values");
  });

  it("cut off: JSON and JSON lines name the place", async () => {
    const json = JSON.stringify({ "two-sum": [{ task_id: "two-sum", completion: "a\nb" }] }, null, 1);
    expect((await refusal(bytesOf(json.slice(0, 60)))).faults[0]).toMatch(/^line \d+, column \d+: is not JSON: the text ends too early$/);
    const jsonl = `${JSON.stringify(good)}\n${JSON.stringify(good).slice(0, 20)}`;
    expect((await refusal(bytesOf(jsonl))).faults).toEqual(["line 2, column 21: is not JSON: the text ends too early"]);
  });
});

describe("faults in samples", () => {
  it("are all named by line and problem, and nothing of the file is taken", async () => {
    const bytes = lines(
      good,
      { problem: "two-sun", code: "a" },
      { problem: "two-sum", code: "  \n" },
      { problem: "two-sum", code: null },
      { problem: "two-sum" , code: 7 },
      { problem: "two-sum", code: "a", language: "cobol" },
      { problem: "two-sum", code: "a", language: "cpp" },
      { problem: "two-sum", code: "a\u0000" },
      { problem: "two-sum", code: "x".repeat(1024 * 1024) },
      { problem: "two-sum", code: "```python\n```" },
      { task_id: "two-sum", solution: "a" },
      { problem: ["two-sum"], code: "a" },
      { hello: "world" },
    );
    const { code, faults } = await refusal(bytes);
    expect(code).toBe("invalid_input");
    expect(faults).toEqual([
      'line 2: problem "two-sun" is not in this set; did you mean "two-sum"?',
      "line 3, two-sum: the solution is empty",
      "line 4, two-sum: has no solution",
      "line 5, two-sum: the solution is not a text",
      'line 6, two-sum: language "cobol" is not a known language; it takes: python3',
      'line 7, two-sum: language "cpp" cannot be used for this problem; it takes: python3',
      "line 8, two-sum: the solution holds a NUL character",
      "line 9, two-sum: the solution has 1024 KiB; at most 256 KiB are taken",
      "line 10, two-sum: the solution is empty",
      "line 11: is of the format EvalPlus samples, but the file begins as Afterburner JSONL",
      "line 12: problem: is neither a name nor a whole number from 0 on",
      "line 13: has not the fields of its format; the file begins as Afterburner JSONL",
    ]);
  });

  it("of one kind give the error code of that kind", async () => {
    expect((await refusal(lines({ problem: "nothing-like-it", code: "a" }))).code).toBe("unknown_problem");
    expect((await refusal(lines({ problem: "two-sum", code: "x".repeat(300_000) }))).code).toBe("too_large");
  });

  it("are told up to 50, with the number of the others", async () => {
    const result = await refusal(lines(...Array.from({ length: 120 }, (_, index) => ({ problem: `p-${index}`, code: "a" }))));
    expect([result.faults.length, result.moreFaults]).toEqual([50, 70]);
    expect(result.message).toContain("has 120 faults");
  });

  it("include keys given twice, which JSON parsers drop silently", async () => {
    const jsonl = '{"problem":"two-sum","code":"a","code":"b"}\n';
    expect((await refusal(bytesOf(jsonl))).faults).toEqual(['line 1, column 33: the key "code" appears twice']);
    expect((await refusal(bytesOf(jsonl.trimEnd() + "\n" + jsonl))).faults[0]).toBe('line 1: the key "code" appears twice');
    const mercury = '{"two-sum":[{"completion":"a"}],\n"two-sum":[{"completion":"b"}]}';
    expect((await refusal(bytesOf(mercury))).faults).toEqual(['line 2, column 1: the key "two-sum" appears twice']);
  });

  it("of keyed files name the key and the position", async () => {
    const mercury = { "two-sum": [{ task_id: "two-sum", completion: "a" }, { task_id: "word-ladder", completion: "a" }, "a", {}], "no-such": [{ completion: "a" }], "spiral-matrix": 3 };
    expect((await refusal(whole(mercury))).faults).toEqual([
      'two-sum[1]: has the task_id "word-ladder" under the key "two-sum"',
      "two-sum[2]: is not an object with a completion",
      "two-sum[3]: has no solution",
      'no-such[0]: problem "no-such" is not in this set',
      "spiral-matrix: is not a list of samples",
    ]);
    expect((await refusal(whole({ "0": ["a"], "7": ["b"], x: "c" }))).faults).toEqual([
      "7[0]: problem 7 is not in this set, which has 3 problems counted from 0",
      '"x": is not the position of a problem (0, 1, ...)',
    ]);
  });
});

describe("ids", () => {
  it("of another benchmark are not taken for this set's", async () => {
    expect((await refusal(lines({ task_id: "HumanEval/54", solution: "a" }))).faults[0]).toContain('"HumanEval/54" is not in this set');
  });

  it("that two problems share in short form are not guessed", async () => {
    const set = { problems: [{ slug: "a", externalId: "train/0001" }, { slug: "b", externalId: "test/0001" }] };
    expect((await refusal(lines({ problem_id: 1, solution: "x" }), "f", set)).code).toBe("unknown_problem");
    const { samples } = await parseSubmission({ bytes: lines({ problem_id: "test/1", solution: "x" }), fileName: "f", set });
    expect(samples[0]?.problem).toBe("b");
  });
});
