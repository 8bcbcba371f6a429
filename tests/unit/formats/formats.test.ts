import { describe, expect, it } from "vitest";
import { parseSubmission } from "@/lib/core/formats";
import type { Language } from "@/lib/core/problem";
import { bytesOf, lines, SET, whole } from "./submission-set";

/** [format, "slug#index code" of every sample] */
async function read(bytes: Uint8Array, fileName = "file") {
  const { format, samples } = await parseSubmission({ bytes, fileName, set: SET });
  return [format, ...samples.map(({ problem, index, code }) => `${problem}#${index} ${code}`)];
}

describe("submission formats", () => {
  it("ours: repeated problems are more samples, language by any usual name", async () => {
    const bytes = lines({ problem: "two-sum", language: "python", code: "a" }, { problem: "word-ladder", language: "C++", code: "b" }, { problem: "two-sum", code: "c" });
    expect(await read(bytes)).toEqual(["afterburner", "two-sum#0 a", "word-ladder#0 b", "two-sum#1 c"]);
    const { samples } = await parseSubmission({ bytes, fileName: "f", set: SET });
    expect(samples.map(({ language, where }) => [language, where])).toEqual([["python3", "line 1"], ["cpp", "line 2"], ["python3", "line 3"]]);
  });

  it("a format that names no language means Python, in whatever order a problem lists what it takes", async () => {
    const languages: Language[] = ["go", "cpp", "python3"];
    const problems = [{ slug: "two-sum", externalId: "1", languages }];
    const { samples } = await parseSubmission({ bytes: lines({ problem: "two-sum", code: "a" }), fileName: "s.jsonl", set: { problems } });
    expect(samples.map(({ language }) => language)).toEqual(["python3"]);
  });

  it("one record alone, a JSON list of records, blank lines, a byte order mark and CRLF are all read", async () => {
    const record = { problem: "two-sum", code: "a" };
    const expected = ["afterburner", "two-sum#0 a"];
    expect(await read(whole(record))).toEqual(expected);
    expect(await read(whole([record]))).toEqual(expected);
    expect(await read(bytesOf(JSON.stringify([record], null, 2)))).toEqual(expected);
    expect(await read(bytesOf(`\ufeff\r\n\r\n${JSON.stringify(record)}\r\n\r\n`))).toEqual(expected);
  });

  it("EvalPlus: solution wins over completion, ids carry the set's name", async () => {
    const bytes = lines({ task_id: "Venus/54", solution: "a", completion: "x" }, { task_id: "venus/two-sum", completion: "b" }, { task_id: "Venus/127", solution: null, completion: "c" });
    expect(await read(bytes, "samples.jsonl")).toEqual(["evalplus", "spiral-matrix#0 a", "two-sum#0 b", "word-ladder#0 c"]);
  });

  it("Mercury: keys are slugs, a problem may have no sample", async () => {
    const file = { "two-sum": [], "spiral-matrix": [{ task_id: "spiral-matrix", completion: "a" }, { task_id: "spiral-matrix", completion: "b" }] };
    expect(await read(whole(file))).toEqual(["mercury", "spiral-matrix#0 a", "spiral-matrix#1 b"]);
  });

  it("APPS all_codes: keys are positions in the set, not ids", async () => {
    expect(await read(whole({ "1": ["a", "b"], "0": "c" }))).toEqual(["apps", "spiral-matrix#0 c", "two-sum#0 a", "two-sum#1 b"]);
    expect(await read(whole(["a", ["b", "c"]]))).toEqual(["apps", "spiral-matrix#0 a", "two-sum#0 b", "two-sum#1 c"]);
  });

  it("LiveCodeBench: with ids, or bare lists in the set's order", async () => {
    expect(await read(whole([{ question_id: "1", code_list: ["a", "b"] }]))).toEqual(["livecodebench", "two-sum#0 a", "two-sum#1 b"]);
    expect((await read(whole([["a"], ["b"]]))).slice(1)).toEqual(["spiral-matrix#0 a", "two-sum#0 b"]);
  });

  it("BigCodeBench and Afterburner generations", async () => {
    expect(await read(lines({ task_id: "two-sum", solution: "a", raw_solution: "b" }))).toEqual(["bigcodebench", "two-sum#0 a"]);
    expect(await read(lines({ problem_id: 54, solution: "a" }, { problem_id: "1", solution: "b" }))).toEqual(["generations", "spiral-matrix#0 a", "two-sum#0 b"]);
  });

  it("lm-eval: every answer once, not once a filter; the last filter is what the harness scores", async () => {
    const of = (doc_id: number, filter: string, ...resps: unknown[]) => ({ doc_id, filter, filtered_resps: resps, resps: [["raw"]], doc: {} });
    const bytes = lines(of(0, "none", "a"), of(0, "code", "A"), of(1, "none", "b"), of(1, "code", ["B", "C"]));
    const { samples, warnings } = await parseSubmission({ bytes, fileName: "samples_x.jsonl", set: SET });
    expect(samples.map(({ problem, code }) => problem + code)).toEqual(["spiral-matrixA", "two-sumB", "two-sumC"]);
    expect(warnings[0]).toContain('2 filters ("none", "code"); "code", the last, is used');
  });

  it("positions in a set of several splits count through all of them, and a warning says so", async () => {
    const problems = [{ slug: "a", externalId: "train/0001" }, { slug: "b", externalId: "test/0001" }];
    for (const bytes of [whole({ "1": ["x"] }), whole([["y"], ["x"]]), lines({ doc_id: 1, filtered_resps: ["x"] })]) {
      const { samples, warnings } = await parseSubmission({ bytes, fileName: "f", set: { problems } });
      expect(samples.at(-1)?.problem).toBe("b");
      expect(warnings[0]).toContain("2 splits (train, test)");
    }
    const { warnings } = await parseSubmission({ bytes: lines({ problem: "a", code: "x" }, { problem: "b", code: "x" }), fileName: "f", set: { problems } });
    expect(warnings).toEqual([]);
  });

  it("a file of a larger set may leave out what this set lacks, where the caller says so", async () => {
    const bytes = lines({ problem: "two-sum", code: "a" }, { problem: "elsewhere", code: "b" });
    const { samples, warnings } = await parseSubmission({ bytes, fileName: "f", set: SET, unknownProblems: "skip" });
    expect(samples.map(({ problem }) => problem)).toEqual(["two-sum"]);
    expect(warnings[0]).toBe("1 solutions of problems that this set lacks were left out.");
  });

  it("Parquet: rows as the reader gives them, and a clear no without one", async () => {
    const bytes = bytesOf("PAR1....PAR1");
    const readParquet = async () => [{ problem_id: 54, solution: "a" }, { problem_id: 99, solution: "b" }];
    await expect(parseSubmission({ bytes, fileName: "g.parquet", set: SET, readParquet })).rejects.toMatchObject({
      code: "unknown_problem",
      faults: [{ where: "row 2" }],
    });
    await expect(parseSubmission({ bytes, fileName: "g.parquet", set: SET })).rejects.toMatchObject({ code: "unsupported_format" });
  });

  it("says what is covered, what is missing and what was done to the texts", async () => {
    const bytes = lines({ problem: "two-sum", code: "```python\na\n```" }, { problem: "two-sum", code: "b" }, { problem: "word-ladder", code: "c" });
    const { coverage, warnings } = await parseSubmission({ bytes, fileName: "f", set: SET });
    expect(coverage).toEqual({ problems: 2, samples: 3, missing: ["spiral-matrix"] });
    expect(warnings).toEqual([
      "A markdown fence was taken off 1 of 3 solutions.",
      "2 of 3 problems of the set (66 %) have a solution; the others count as not solved.",
      "The problems have between 1 and 2 solutions each.",
    ]);
  });
});
