import { check } from "@/lib/core/checkers/check";
import { readPythonJson, type PyValue } from "@/lib/core/json/python";

/**
 * Which test cases are examples of the statement, and so may be shown with their expected outputs. A case
 * counts only when the statement itself gives away both its input and its output; in doubt it is hidden.
 */
export const MAX_EXAMPLES = 3;

interface Case {
  input: string;
  output: string;
}

/**
 * Number of leading cases of a LeetCode-style problem that are the statement's examples, in its order: the
 * n-th "Output:" equals the case's output as JSON, and the "Input:" before it holds every argument.
 */
export function countStatementExamples(statement: string, cases: Case[]): number {
  const examples = [...statement.matchAll(/Input:?([^]{1,4000}?)Output:?[ \t\n]*([^\n]{1,4000})/g)];
  let count = 0;
  for (const [index, example] of examples.slice(0, MAX_EXAMPLES).entries()) {
    const item = cases[index];
    if (!item || !isExample(item, example[1] ?? "", example[2] ?? "")) break;
    count++;
  }
  return count;
}

function isExample(item: Case, inputText: string, outputText: string): boolean {
  const checker = { kind: "json", floatTolerance: 1e-5, unordered: false } as const;
  if (!check(checker, item.output, outputText).ok) return false;
  const reading = readPythonJson(item.input);
  if (!reading.ok || !Array.isArray(reading.value)) return false;
  const shown = withoutSpace(inputText);
  return reading.value.every((argument) => shown.includes(withoutSpace(compactText(argument))));
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}

function compactText(value: PyValue): string {
  if (typeof value === "bigint" || typeof value === "number") return value.toString();
  if (Array.isArray(value)) return `[${value.map(compactText).join(",")}]`;
  return JSON.stringify(value) ?? "";
}

/** Does the statement show this input directly followed by this output (APPS: "Input ... Output ...")? */
export function showsCase(statement: string, item: Case): boolean {
  const [input, output] = [words(item.input), words(item.output)];
  return input !== "" && output !== "" && ` ${words(statement)} `.includes(` ${input} Output ${output} `);
}

/** The words of a text with one space between; rules of hyphens are no words. */
function words(text: string): string {
  return text.split(/\s+/).filter((word) => word !== "" && !/^-+$/.test(word)).join(" ");
}
