import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSubmission, type SubmissionFormat } from "@/lib/core/formats";
import { hasTrialData, trialDataNote, trialPath } from "@/tests/support/trial-data";
import { bytesOf, lines, SET, whole } from "./submission-set";

/** Files of every format as its own tools write them, with the fields beside the ones that count. */
const FILES: [SubmissionFormat, string, Uint8Array][] = [
  ["afterburner", "JSON lines", lines({ problem: "two-sum", language: "python", code: "x" }, { problem: "two-sum", code: "y" })],
  ["afterburner", "with ids of other formats beside", lines({ problem: "two-sum", code: "x", task_id: "HumanEval/1", problem_id: 9 })],
  ["afterburner", "a JSON list", whole([{ problem: "two-sum", code: "x" }])],
  ["afterburner", "one object over several lines", bytesOf(JSON.stringify({ problem: "two-sum", code: "x" }, null, 2))],
  ["evalplus", "solutions", lines({ task_id: "Venus/54", solution: "x", _identifier: "Venus/54 line 1" })],
  ["evalplus", "completions", lines({ task_id: "Venus/54", completion: "x" })],
  ["evalplus", "both", lines({ task_id: "Venus/54", completion: "x", solution: "y" })],
  ["evalplus", "a JSON list", whole([{ task_id: "Venus/54", solution: "x" }, { task_id: "Venus/54", solution: "y" }])],
  ["bigcodebench", "JSON lines", lines({ task_id: "Venus/54", solution: "x", raw_solution: "y" })],
  ["bigcodebench", "raw_solution not on every line", lines({ task_id: "Venus/54", solution: "x", raw_solution: "y" }, { task_id: "Venus/54", solution: "x" })],
  ["evalplus", "raw_solution on a later line", lines({ task_id: "Venus/54", solution: "x" }, { task_id: "Venus/54", solution: "x", raw_solution: "y" })],
  ["mercury", "slugs with samples", whole({ "two-sum": [{ task_id: "two-sum", completion: "x" }] })],
  ["mercury", "the first problem without samples", whole({ "spiral-matrix": [], "two-sum": [{ completion: "x" }] })],
  ["mercury", "over several lines", bytesOf(JSON.stringify({ "two-sum": [{ task_id: "two-sum", completion: "x" }] }, null, 4))],
  ["apps", "lists", whole({ "0": ["x", "y"], "1": ["z"] })],
  ["apps", "texts", whole({ "0": "x", "1": "y" })],
  ["apps", "the first problem without samples", whole({ "0": [], "1": ["y"] })],
  ["apps", "a list of texts", whole(["x", "y"])],
  ["apps", "a list of texts and lists", whole(["x", ["y", "z"]])],
  ["livecodebench", "with ids", whole([{ question_id: "two-sum", code_list: ["x", "y"] }])],
  ["livecodebench", "with ids, over several lines", bytesOf(JSON.stringify([{ question_id: "two-sum", code_list: ["x"] }, { question_id: "1", code_list: ["x"] }], null, 4))],
  ["livecodebench", "with ids and outputs beside", whole([{ question_id: "1", code_list: ["x"], output_list: ["raw"], question_title: "Two Sum" }])],
  ["livecodebench", "bare lists", whole([["x", "y"], ["z"]])],
  ["lm-eval", "JSON lines", lines({ doc_id: 0, doc: { task_id: "HumanEval/0", problem: "p" }, target: "t", arguments: {}, resps: [["r"]], filtered_resps: ["x"], filter: "none", doc_hash: "h" })],
  ["lm-eval", "answers in lists, figures that are missing", bytesOf('{"doc_id":1,"filtered_resps":[["x","y"]],"filter":"create_test","pass@1":NaN}\n')],
  ["generations", "JSON lines", lines({ problem_id: 54, solution: "x" })],
  ["generations", "with a language and a title", lines({ problem_id: 54, title: "Spiral", solution: "x", language: "python3" })],
];
const NAMES = ["file", "file.json", "file.jsonl", "samples.parquet", "all_codes.json"];

describe("the format of a file", () => {
  it.each(FILES)("is %s: %s, whatever it is called", async (format, _what, bytes) => {
    for (const fileName of NAMES) {
      const reading = await readSubmission({ bytes, fileName, set: SET });
      expect(reading).toMatchObject({ ok: true, submission: { format } });
    }
  });

  it("is the same behind a byte order mark, blank lines and ends of lines as on Windows", async () => {
    for (const [format, , bytes] of FILES) {
      const text = new TextDecoder().decode(bytes);
      const dressed = bytesOf(`\ufeff\r\n  ${text.replaceAll("\n", "\r\n")}\r\n\r\n`);
      expect(await readSubmission({ bytes: dressed, fileName: "f", set: SET })).toMatchObject({ ok: true, submission: { format } });
    }
  });

  it("of two formats in one file is a fault that names the line and both", async () => {
    const singles = FILES.filter(([, what]) => what.startsWith("JSON lines"));
    for (const [format, , bytes] of singles) {
      for (const [other, , more] of singles) {
        if (other === format || [format, other].every((name) => name === "evalplus" || name === "bigcodebench")) continue;
        const reading = await readSubmission({ bytes: new Uint8Array([...bytes, ...more]), fileName: "f.jsonl", set: SET });
        if (reading.ok) throw new Error(`${format} and ${other} were read as one`);
        expect(reading.refusal.faults.at(-1)?.where).toMatch(/^line [0-9]+$/);
      }
    }
  });

  it.skipIf(!hasTrialData)(`of real outputs is Mercury's, and their programs read back from every other shape${trialDataNote}`, async () => {
    const outputs = JSON.parse(readFileSync(trialPath("submissions/openai__gpt-4-1106-preview_samples.json"), "utf8")) as Record<string, { completion: string }[]>;
    const slugs = Object.keys(outputs);
    const set = { slug: "venus", problems: slugs.map((slug, index) => ({ slug, externalId: String(1000 + index) })) };
    const codes = slugs.map((slug) => outputs[slug]?.map(({ completion }) => completion) ?? []);
    const each = <Row>(make: (slug: string, id: number, code: string, index: number) => Row): Row[] => slugs.flatMap((slug, index) => (codes[index] ?? []).map((code) => make(slug, 1000 + index, code, index)));
    const shapes: [SubmissionFormat, Uint8Array][] = [
      ["mercury", whole(outputs)],
      ["afterburner", lines(...each((slug, _id, code) => ({ problem: slug, language: "python", code })))],
      ["evalplus", lines(...each((_slug, id, code) => ({ task_id: `Venus/${id}`, solution: code })))],
      ["bigcodebench", lines(...each((_slug, id, code) => ({ task_id: `Venus/${id}`, solution: code, raw_solution: code })))],
      ["generations", lines(...each((_slug, id, code) => ({ problem_id: id, solution: code })))],
      ["lm-eval", lines(...each((_slug, _id, code, index) => ({ doc_id: index, filtered_resps: [code], filter: "none" })))],
      ["livecodebench", whole(slugs.map((slug, index) => ({ question_id: slug, code_list: codes[index] })))],
      ["livecodebench", whole(codes)],
      ["apps", whole(Object.fromEntries(codes.map((list, index) => [String(index), list])))],
    ];
    const expected = each((slug, _id, code) => [slug, code]);
    for (const [format, bytes] of shapes) {
      const reading = await readSubmission({ bytes, fileName: "f", set });
      if (!reading.ok) throw new Error(JSON.stringify(reading.refusal));
      expect(reading.submission.format).toBe(format);
      expect(reading.submission.samples.map(({ problem, code }) => [problem, code])).toEqual(expected);
    }
  });
});

describe("what a file says of numbers, names and characters", () => {
  const refusal = async (bytes: Uint8Array) => {
    const reading = await readSubmission({ bytes, fileName: "f", set: SET });
    if (reading.ok) throw new Error("the file was accepted");
    return reading.refusal.faults.map(({ where, problem }) => `${where}: ${problem}`);
  };

  it("an id beyond 2^53 stays itself and does not become a neighbour", async () => {
    const set = { problems: [{ slug: "a", externalId: "9007199254740992" }, { slug: "b", externalId: "9007199254740993" }] };
    const reading = await readSubmission({ bytes: bytesOf('{"problem_id":9007199254740993,"solution":"x"}'), fileName: "f", set });
    expect(reading).toMatchObject({ ok: true, submission: { samples: [{ problem: "b", problemKey: "9007199254740993" }] } });
    expect(await refusal(bytesOf('{"problem_id":9007199254740993,"solution":"x"}'))).toEqual(['line 1: problem "9007199254740993" is not in this set']);
  });

  it("keys of prototypes are keys like others", async () => {
    const file = bytesOf('{"problem":"two-sum","code":"x","__proto__":{"problem":"word-ladder"},"constructor":{"prototype":1}}');
    expect(await readSubmission({ bytes: file, fileName: "f", set: SET })).toMatchObject({ ok: true, submission: { samples: [{ problem: "two-sum" }] } });
    expect(await refusal(bytesOf('{"__proto__":[{"completion":"x"}]}'))).toEqual(['__proto__[0]: problem "__proto__" is not in this set']);
    expect(await refusal(bytesOf('{"problem":"constructor","code":"x"}'))).toEqual(['line 1: problem "constructor" is not in this set']);
    expect(Object.hasOwn(Object.prototype, "problem")).toBe(false);
  });

  it("half of a surrogate pair, which no database keeps, is a fault", async () => {
    expect(await refusal(bytesOf('{"problem":"two-sum","code":"a\\ud83d"}'))).toEqual(["line 1, two-sum: the solution holds half of a surrogate pair, which is no character"]);
  });

  it("a path is not the id that it ends in", async () => {
    expect(await refusal(lines({ problem: "../54", code: "x" }))).toEqual(['line 1: problem "../54" is not in this set']);
  });
});
