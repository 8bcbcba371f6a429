import { parquetWriteBuffer } from "hyparquet-writer";

export function row(id: number, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    problem_id: id,
    title: `problem-${id}`,
    question_content: `Say ${id}.`,
    difficulty: "Easy",
    tags: ["Math"],
    code_prompt: "",
    test_case_evaluator: "def evaluate(expected_output, actual_output):\n    return expected_output == actual_output\n",
    test_case_runners: "==Code Submission==\n",
    test_cases: JSON.stringify([{ input: "", output: `${id}\n` }]),
    solutions: [{ code: `print(${id})`, status: "success", passed: true, time: null, memory: null, integral: null }],
    ...changes,
  };
}

export function appsRow(id: number): Record<string, unknown> {
  return {
    problem_id: id,
    question: `Say ${id}.`,
    solutions: JSON.stringify([`print(${id})`]),
    input_output: JSON.stringify({ inputs: ["x\n"], outputs: [`${id}\n`] }),
    difficulty: "interview",
    url: "",
    starter_code: "",
  };
}

export function jsonl(rows: unknown[]): Buffer {
  return Buffer.from(rows.map((item) => `${JSON.stringify(item)}\n`).join(""));
}

/** Columns as the hub's sets have them: 64-bit ids, texts, and the solutions as JSON text. */
export function parquet(rows: Record<string, unknown>[]): Buffer {
  const text = (name: string) => ({ name, type: "STRING" as const, data: rows.map((item) => String(item[name])) });
  const columns = ["title", "question_content", "difficulty", "test_case_evaluator", "test_case_runners", "test_cases"];
  return Buffer.from(
    parquetWriteBuffer({
      columnData: [
        { name: "problem_id", type: "INT64", data: rows.map((item) => BigInt(item.problem_id as number)) },
        ...columns.map(text),
        { name: "solutions", type: "STRING", data: rows.map((item) => JSON.stringify(item.solutions)) },
      ],
    }),
  );
}
