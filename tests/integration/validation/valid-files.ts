import { parquetWriteBuffer } from "hyparquet-writer";
import type { SubmissionFormat } from "@/lib/core/formats";
import type { Random } from "./random";

/** Slug and id of every problem of the set that the files are for. */
export const PROBLEMS = [["spiral-matrix", "54"], ["two-sum", "1"], ["word-ladder", "127"], ["gray-code", "89"], ["n-queens", "51"]] as const;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Fields = Record<string, Json>;

/** A file that is good as it is, in parts that can be damaged by themselves. */
export interface ValidFile {
  format: SubmissionFormat;
  fileName: string;
  /** JSON lines, one JSON value, or packed bytes. */
  layout: "lines" | "json" | "parquet";
  /** Of lines and of lists of objects; empty where the file is no list of objects. */
  records: Fields[];
  /** Which fields of a record name the problem and hold the program. */
  idField: string;
  codeField: string;
  /** The whole value of layout "json". */
  value: Json;
  bytes: Uint8Array;
}

const PROGRAMS = ["class Solution:\n    def f(self, a):\n        return a\n", "```python\nprint('ä€𝄞')\n```", "def f(:\n", "x", "\"\\\"\"", "# 中\r\nprint(1)\r\n"];

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
export const linesOf = (records: Fields[]): Uint8Array => encode(records.map((record) => `${JSON.stringify(record)}\n`).join(""));

function records(random: Random, make: (slug: string, id: string, code: string, position: number) => Fields): Fields[] {
  return Array.from({ length: 1 + random.below(5) }, () => {
    const position = random.below(PROBLEMS.length);
    const [slug, id] = PROBLEMS[position] as (typeof PROBLEMS)[number];
    return make(slug, id, random.pick(PROGRAMS), position);
  });
}

type Maker = (random: Random) => ValidFile;

function recordFile(format: SubmissionFormat, fileName: string, idField: string, codeField: string, make: Parameters<typeof records>[1]): Maker {
  return (random) => {
    const list = records(random, make);
    const isLines = !random.isOneIn(3) || list.length === 1;
    const bytes = isLines ? linesOf(list) : encode(JSON.stringify(list, null, random.pick([undefined, 2])));
    return { format, fileName, layout: isLines ? "lines" : "json", records: list, idField, codeField, value: list, bytes };
  };
}

function jsonFile(format: SubmissionFormat, fileName: string, make: (random: Random) => Json): Maker {
  return (random) => {
    const value = make(random);
    return { format, fileName, layout: "json", records: [], idField: "", codeField: "", value, bytes: encode(JSON.stringify(value, null, random.pick([undefined, 1]))) };
  };
}

const codes = (random: Random): Json[] => Array.from({ length: 1 + random.below(3) }, () => random.pick(PROGRAMS));
const someSlugs = (random: Random): string[] => PROBLEMS.map(([slug]) => slug).slice(random.below(PROBLEMS.length));

/** Makers of good files of every format and shape. */
export const MAKERS: Record<string, Maker> = {
  ours: recordFile("afterburner", "a.jsonl", "problem", "code", (slug, _id, code) => ({ problem: slug, language: "python", code })),
  evalplus: recordFile("evalplus", "samples.jsonl", "task_id", "solution", (_slug, id, code) => ({ task_id: `Fuzz/${id}`, solution: code })),
  completions: recordFile("evalplus", "samples.jsonl", "task_id", "completion", (slug, _id, code) => ({ task_id: slug, completion: code })),
  bigcodebench: recordFile("bigcodebench", "b.jsonl", "task_id", "solution", (slug, _id, code) => ({ task_id: slug, solution: code, raw_solution: "raw" })),
  lmEval: recordFile("lm-eval", "samples_x.jsonl", "doc_id", "filtered_resps", (_slug, _id, code, position) => ({ doc_id: position, doc: {}, filtered_resps: [code], filter: "none", acc: 1 })),
  generations: recordFile("generations", "g.jsonl", "problem_id", "solution", (_slug, id, code) => ({ problem_id: Number(id), solution: code })),
  codeLists: recordFile("livecodebench", "l.json", "question_id", "code_list", (slug, _id, code) => ({ question_id: slug, code_list: [code] })),
  mercury: jsonFile("mercury", "m_samples.json", (random) => Object.fromEntries(someSlugs(random).map((slug) => [slug, codes(random).map((completion) => ({ task_id: slug, completion }))]))),
  allCodes: jsonFile("apps", "all_codes.json", (random) => Object.fromEntries(someSlugs(random).map((_slug, index) => [String(index), random.isOneIn(2) ? codes(random) : random.pick(PROGRAMS)]))),
  bareLists: jsonFile("livecodebench", "custom.json", (random) => someSlugs(random).map(() => codes(random))),
  codeList: jsonFile("apps", "all_codes.json", (random) => [random.pick(PROGRAMS), codes(random)]),
};

export function parquetFile(random: Random): ValidFile {
  const rows = records(random, (_slug, id, code) => ({ problem_id: Number(id), solution: code }));
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: "problem_id", type: "INT64", data: rows.map((row) => BigInt(row.problem_id as number)) },
      { name: "solution", type: "STRING", data: rows.map((row) => row.solution as string) },
    ],
  });
  return { format: "generations", fileName: "g.parquet", layout: "parquet", records: [], idField: "", codeField: "", value: null, bytes: new Uint8Array(buffer) };
}
