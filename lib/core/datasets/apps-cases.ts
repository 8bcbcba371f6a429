import { dumpPythonJson, readPythonJson, type PyValue } from "@/lib/core/json/python";
import { isFunctionName } from "./call-harness";
import { RowFault } from "./rows";

export interface AppsCases {
  /** Name of the function to call; null when the program reads stdin. */
  functionName: string | null;
  cases: { input: string; output: string }[];
}

const FIELD = "input_output";

/**
 * The test cases of an APPS problem from the text of its `input_output` ("" or null: none). Read with
 * Python's rules, so that the integers of call arguments stay exact.
 * Call style: the input is the JSON list of arguments, the output the JSON of the result. The Codewars part
 * of the set wraps every result in a list of one; it is unwrapped where `resultsAreWrapped`.
 */
export function parseAppsCases(text: string, starterCode: string): AppsCases {
  if (text.trim() === "" || text.trim() === "null") return { functionName: null, cases: [] };
  const reading = readPythonJson(text.trim());
  if (!reading.ok) throw new RowFault(FIELD, `is not JSON: ${reading.problem} (character ${reading.offset + 1})`);
  if (!(reading.value instanceof Map)) throw new RowFault(FIELD, "is not an object with inputs and outputs");
  const inputs = listField(reading.value, "inputs");
  const outputs = listField(reading.value, "outputs");
  if (inputs.length !== outputs.length) {
    throw new RowFault(FIELD, `has ${inputs.length} inputs but ${outputs.length} outputs`);
  }
  const functionName = nameField(reading.value);
  const pairs = inputs.map((input, index) => [input, outputs[index] as PyValue] as const);
  const cases =
    functionName === null
      ? pairs.map(([input, output], index) => stdinCase(input, output, index))
      : callCases(pairs, resultsAreWrapped(outputs, starterCode));
  return { functionName, cases };
}

function listField(value: Map<string, PyValue>, name: string): PyValue[] {
  const list = value.get(name) ?? [];
  if (!Array.isArray(list)) throw new RowFault(`${FIELD}.${name}`, "is not a list");
  return list;
}

function nameField(value: Map<string, PyValue>): string | null {
  const name = value.get("fn_name") ?? null;
  if (name === null) return null;
  if (typeof name === "string" && isFunctionName(name)) return name;
  throw new RowFault(`${FIELD}.fn_name`, "is not the name of a function");
}

function stdinCase(input: PyValue, output: PyValue, index: number): { input: string; output: string } {
  return {
    input: textOf(input, `${FIELD}.inputs[${index}]`),
    output: textOf(output, `${FIELD}.outputs[${index}]`),
  };
}

/** A text, or a list of its lines; a line that is a number is written out. */
function textOf(value: PyValue, where: string): string {
  const lines = Array.isArray(value) ? value : [value];
  const texts = lines.map((line) => {
    if (typeof line === "string") return line;
    if (typeof line === "bigint" || typeof line === "number") return dumpPythonJson(line);
    throw new RowFault(where, "is neither a text nor a list of lines");
  });
  return Array.isArray(value) ? texts.map((line) => `${line}\n`).join("") : texts.join("");
}

function callCases(pairs: (readonly [PyValue, PyValue])[], wrapped: boolean): { input: string; output: string }[] {
  return pairs.map(([input, output], index) => {
    if (!Array.isArray(input)) throw new RowFault(`${FIELD}.inputs[${index}]`, "is not a list of arguments");
    const result = wrapped && Array.isArray(output) ? (output[0] as PyValue) : output;
    return { input: `${dumpPythonJson(input)}\n`, output: `${dumpPythonJson(result)}\n` };
  });
}

/**
 * The original judge takes an output as right when it equals the expected one or its first item. Which of the
 * two is meant shows in the whole: Codewars problems (a bare function) wrap every result, LeetCode ones (a
 * `Solution` class) none.
 */
function resultsAreWrapped(outputs: PyValue[], starterCode: string): boolean {
  if (/^\s*class\s+Solution\b/m.test(starterCode)) return false;
  return outputs.every((output) => Array.isArray(output) && output.length === 1);
}
