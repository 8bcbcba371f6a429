import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseSubmission } from "@/lib/core/formats";
import { loadProblemSet, readParquetRows, readSubmissionFile } from "@/lib/infra/sources";
import { hasTrialData, trialDataNote, trialPath } from "@/tests/support/trial-data";
import { appsRow, jsonl, parquet, row } from "./rows";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "afterburner-sources-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

const rows = [row(1), row(2), row(3)];

describe("a problem set on this machine", () => {
  it("is the same set as JSON lines, gzip, JSON list and Parquet", async () => {
    const sources = [
      await written("a.jsonl", jsonl(rows)),
      await written("a.jsonl.gz", gzipSync(jsonl(rows))),
      await written("a.json", JSON.stringify(rows, null, 1)),
      await written("unnamed", `\ufeff\r\n${jsonl(rows).toString().replaceAll("\n", "\r\n\r\n")}`),
    ];
    const sets = await Promise.all(sources.map((source) => loadProblemSet({ source })));
    expect(new Set(sets.map(({ contentHash }) => contentHash)).size).toBe(1);
    expect(sets[0]).toMatchObject({ kind: "venus", revision: null, rowFaults: [] });
    const fromParquet = await loadProblemSet({ source: await written("a.parquet", parquet(rows)) });
    expect(fromParquet.problems.map(({ externalId, references }) => [externalId, references.length])).toEqual([["1", 1], ["2", 1], ["3", 1]]);
  });

  it("goes in but for its bad lines, which are named", async () => {
    const text = jsonl(rows).toString().split("\n");
    const broken = [text[0], text[1]?.slice(0, 40), "", "\u00e9", text[2], '{"problem_id": 4}'].join("\n");
    const source = await written("broken.jsonl", Buffer.from(broken).map((byte) => (byte === 0xc3 ? 0xff : byte)));
    const { problems, rowFaults } = await loadProblemSet({ source });
    expect(problems.map(({ slug }) => slug)).toEqual(["problem-1", "problem-3"]);
    expect(rowFaults.slice(0, 2)).toEqual([
      { row: 2, where: "line 2, column 41", problem: "is not JSON: the text ends too early" },
      { row: 3, where: "line 4", problem: "is not valid UTF-8" },
    ]);
    expect(rowFaults.slice(2).every((fault) => fault.row === 5)).toBe(true);
  });

  it("may begin with bad rows: the layout is read from the first good one", async () => {
    const source = await written("late.jsonl", `{\n[1]\n42\n${jsonl([appsRow(1)]).toString()}`);
    const { kind, problems, rowFaults } = await loadProblemSet({ source });
    expect([kind, problems.length, rowFaults.map((fault) => fault.row)]).toEqual(["apps", 1, [1, 2, 3]]);
  });

  it("as APPS takes the split from the file's name", async () => {
    await written("apps/train.jsonl", jsonl([appsRow(1)]));
    const test = await written("apps/test.jsonl", jsonl([appsRow(1)]));
    expect((await loadProblemSet({ source: test })).problems[0]?.externalId).toBe("test/0001");
    const both = await loadProblemSet({ source: path.dirname(test) });
    expect(both.problems.map(({ externalId }) => externalId)).toEqual(["test/0001", "train/0001"]);
    const one = await loadProblemSet({ source: path.dirname(test), split: "train" });
    expect(one.problems.map(({ externalId }) => externalId)).toEqual(["train/0001"]);
  });

  it("as APPS directories reports a folder without a question and takes the rest", async () => {
    await written("APPS/train/0001/question.txt", "Say 1.");
    await written("APPS/train/0001/input_output.json", '{"inputs": ["x"], "outputs": ["1"]}');
    await written("APPS/train/0001/solutions.json", '["print(1)"]');
    await written("APPS/train/0002/solutions.json", "[]");
    await written("APPS/test/0001/question.txt", "Say 1 again.");
    await written("APPS/README.md", "");
    const { kind, problems, rowFaults } = await loadProblemSet({ source: path.join(folder, "APPS") });
    expect(kind).toBe("apps");
    expect(problems.map(({ externalId, notScorable }) => [externalId, notScorable])).toEqual([["train/0001", null], ["test/0001", "no test cases"]]);
    expect(rowFaults).toEqual([{ row: 2, where: "folder 0002", problem: "question.txt is missing" }]);
  });

  it.each([
    ["nothing there", async () => path.join(folder, "no-such.jsonl"), "not_found"],
    ["an empty file", () => written("empty.jsonl", ""), "unsupported_format"],
    ["an empty folder", async () => path.dirname(await written("hollow/readme.md", "")), "unsupported_format"],
    ["rows of another data set", () => written("other.jsonl", jsonl([{ hello: 1 }])), "unsupported_format"],
    ["binary garbage", () => written("garbage.bin", Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)), "unsupported_format"],
    ["a cut-off gzip file", () => written("cut.jsonl.gz", gzipSync(jsonl(rows)).subarray(0, 150)), "invalid_input"],
    ["a cut-off JSON list", () => written("cut.json", JSON.stringify(rows).slice(0, 300)), "invalid_input"],
    ["a cut-off Parquet file", () => written("cut.parquet", parquet(rows).subarray(0, 600)), "invalid_input"],
    ["rows that are all bad", () => written("bad.jsonl", jsonl([{ ...row(1), title: 3 }])), "invalid_input"],
  ])("%s: a clear error", async (_name, source, code) => {
    await expect(loadProblemSet({ source: await source() })).rejects.toMatchObject({ name: "AppError", code });
  });

  it("stops when it is told to", async () => {
    const signal = AbortSignal.abort();
    const source = await written("stop.jsonl", jsonl(rows));
    await expect(loadProblemSet({ source, signal })).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("a submission file on this machine", () => {
  const set = { problems: [{ slug: "problem-1", externalId: "1" }] };

  it("as Parquet is read like its JSON lines", async () => {
    const { parquetWriteBuffer } = await import("hyparquet-writer");
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: "problem_id", type: "INT64", data: [1n, 1n] },
        { name: "solution", type: "STRING", data: ["print(1)", "```python\nprint(2)\n```"] },
      ],
    });
    const file = await readSubmissionFile(await written("generations.parquet", new Uint8Array(buffer)));
    const { format, samples } = await parseSubmission({ ...file, set, readParquet: readParquetRows });
    expect([format, samples.map(({ code }) => code)]).toEqual(["generations", ["print(1)", "print(2)\n"]]);
    await expect(parseSubmission({ ...file, bytes: file.bytes.subarray(0, 90), set, readParquet: readParquetRows })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("that is not there or too large is refused before it is read", async () => {
    await expect(readSubmissionFile(path.join(folder, "none"))).rejects.toMatchObject({ code: "not_found" });
    await expect(readSubmissionFile(await written("big", new Uint8Array(70 * 1024 * 1024)))).rejects.toMatchObject({ code: "too_large" });
  });
});

describe.skipIf(!hasTrialData)(`real files${trialDataNote}`, () => {
  it("go in whole: Venus and APPS, by rows and by directories", async () => {
    const counts = [];
    for (const name of ["venus/venus_python.jsonl", "venus/venus_smoke.jsonl", "apps/apps.jsonl", "apps", "apps/train"]) {
      const { kind, problems, rowFaults } = await loadProblemSet({ source: trialPath(name) });
      counts.push([kind, problems.length, rowFaults.length]);
    }
    expect(counts).toEqual([["venus", 86, 0], ["venus", 12, 0], ["apps", 10, 0], ["apps", 10, 0], ["apps", 5, 0]]);
  });

  it("cut off in the middle keep what was whole and name the line", async () => {
    const bytes = await readFile(trialPath("venus/venus_python.jsonl"));
    const source = await written("half.jsonl", bytes.subarray(0, Math.floor(bytes.length / 2)));
    const { problems, rowFaults } = await loadProblemSet({ source });
    expect(problems.length).toBeGreaterThan(20);
    expect(rowFaults.map(({ row: number, problem }) => [number, problem])).toEqual([[problems.length + 1, "is not JSON: the text ends too early"]]);
  });
});
