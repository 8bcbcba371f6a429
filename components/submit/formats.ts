export interface FormatExample {
  name: string;
  note: string;
  example: string;
}

/** Formats that are taken as they are, with one example each. */
export const FORMATS: readonly FormatExample[] = [
  {
    name: "Afterburner, JSONL",
    note: "One solution a line. A repeated problem is a further sample.",
    example: `{"problem":"two-lists","language":"python","code":"class Solution:\\n    ..."}`,
  },
  {
    name: "EvalPlus samples.jsonl",
    note: "solution or completion; where both are there, solution counts.",
    example: `{"task_id":"Venus/54","solution":"class Solution:\\n    ..."}`,
  },
  {
    name: "Mercury *_samples.json",
    note: "Keys are slugs; each list holds the samples of a problem.",
    example: `{"two-lists":[{"task_id":"two-lists","completion":"class Solution:\\n    ..."}]}`,
  },
  {
    name: "APPS all_codes.json",
    note: "The key is the row index of the split, not the problem id.",
    example: `{"0":["n = int(input())\\n..."],"1":"print(1)"}`,
  },
  {
    name: "Afterburner generations",
    note: "JSONL or Parquet, one row a solution.",
    example: `{"problem_id":54,"solution":"class Solution:\\n    ..."}`,
  },
  {
    name: "LiveCodeBench custom",
    note: "Bare lists follow the order of the set.",
    example: `[{"question_id":"two-lists","code_list":["class Solution:\\n    ..."]}]`,
  },
  {
    name: "BigCodeBench",
    note: "One solution a line; raw_solution is not read.",
    example: `{"task_id":"Venus/54","solution":"class Solution:\\n    ..."}`,
  },
  {
    name: "lm-eval-harness samples_*.jsonl",
    note: "doc_id is the position in the set; of several filters the last one counts.",
    example: `{"doc_id":0,"filtered_resps":["class Solution:\\n    ..."],"filter":"none"}`,
  },
];
