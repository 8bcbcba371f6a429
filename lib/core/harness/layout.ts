import { readPythonJson, type PyValue } from "@/lib/core/json/python";
import type { Signature, ValueType } from "./types";

/**
 * How the arguments of calls stand on stdin: a JSON list of all of them a line, or one JSON value a line, so
 * that every call takes as many lines as the function has parameters. A case may hold several calls.
 */
export type InputLayout = "argument_list" | "argument_lines";

/** The layout that all inputs have, or null when they fit neither. Empty lines mean nothing. */
export function inputLayout(signature: Signature, inputs: string[]): InputLayout | null {
  const cases = inputs.map((input) => input.split(/\r?\n/).filter((line) => line.trim() !== ""));
  if (cases.every((lines) => lines.every((line) => isArgumentList(signature, line)))) return "argument_list";
  return cases.every((lines) => areArgumentLines(signature, lines)) ? "argument_lines" : null;
}

function isArgumentList(signature: Signature, line: string): boolean {
  const reading = readPythonJson(line);
  if (!reading.ok || !Array.isArray(reading.value) || reading.value.length !== signature.parameters.length) return false;
  return reading.value.every((value, index) => fits(value, signature.parameters[index]?.type));
}

function areArgumentLines(signature: Signature, lines: string[]): boolean {
  const width = signature.parameters.length;
  if (width === 0 || lines.length % width !== 0) return false;
  return lines.every((line, index) => {
    const reading = readPythonJson(line);
    return reading.ok && fits(reading.value, signature.parameters[index % width]?.type);
  });
}

const INT_BOUND = 1n << 31n;
const LONG_BOUND = 1n << 63n;

/** Can a harness read this value as this type? Python's strings of one character are its characters. */
function fits(value: PyValue, type: ValueType | undefined): boolean {
  switch (type?.kind) {
    case "int":
      return typeof value === "bigint" && value >= -INT_BOUND && value < INT_BOUND;
    case "long":
      return typeof value === "bigint" && value >= -LONG_BOUND && value < LONG_BOUND;
    case "double":
    case "number":
      return typeof value === "bigint" || typeof value === "number";
    case "bool":
      return typeof value === "boolean";
    case "string":
      return typeof value === "string";
    case "char":
      return typeof value === "string" && [...value].length === 1;
    case "list":
      return Array.isArray(value) && value.every((item) => fits(item, type.item));
    case "linked_list":
      return Array.isArray(value) && value.every((item) => fits(item, { kind: "int" }));
    case "tree":
      return Array.isArray(value) && value.every((item) => item === null || fits(item, { kind: "int" }));
    case undefined:
      return false;
  }
}
