import { z } from "zod";
import type { CheckResult } from "./check";

/** One output to be judged by a data set's own evaluator. */
export interface CheckPair {
  expected: string;
  actual: string;
}

/**
 * The Python program that runs a data set's own `evaluate(expected_output, actual_output)` in its separate
 * sandbox. It reads one JSON pair a line on stdin and answers each with one JSON line. The answers go to a
 * copy of the standard output that nothing else holds; what the evaluator itself prints is dropped. Whatever
 * it raises makes the pair wrong and the next one is judged all the same.
 */
export function buildCheckerProgram(evaluateSource: string): string {
  // A JSON text of a JavaScript string is a valid Python literal of the same string.
  return PROGRAM.replace("==Evaluator==", () => JSON.stringify(evaluateSource));
}

const PROGRAM = `import json
import os
import sys


def main():
    answers = os.fdopen(os.dup(1), "w")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    pairs = [json.loads(line) for line in sys.stdin.buffer.read().split(b"\\n") if line.strip()]
    namespace = {"__name__": "evaluator"}
    evaluate = None
    problem = ""
    try:
        exec(compile(==Evaluator==, "<evaluator>", "exec"), namespace)
        evaluate = namespace["evaluate"]
    except BaseException as error:
        problem = "the evaluator cannot be loaded: " + type(error).__name__
    for expected, actual in pairs:
        verdict, reason = False, problem
        if evaluate is not None:
            try:
                verdict = bool(evaluate(expected, actual))
                reason = "" if verdict else "the output differs"
            except BaseException as error:
                verdict, reason = False, "the evaluator raised " + type(error).__name__
        answers.write(json.dumps([verdict, reason]) + "\\n")
        answers.flush()


main()
`;

/** The stdin of the checker program for these pairs. */
export function buildCheckerInput(pairs: CheckPair[]): string {
  return pairs.map(({ expected, actual }) => `${JSON.stringify([expected, actual])}\n`).join("");
}

const answerSchema = z.tuple([z.boolean(), z.string().max(500)]);

/**
 * One result for each of `count` pairs. A pair without a readable answer (the evaluator ended the process or
 * ran out of its limits) is wrong, never right.
 */
export function parseCheckerOutput(stdout: string, count: number): CheckResult[] {
  const lines = stdout.split("\n");
  return Array.from({ length: count }, (_, index) => parseAnswer(lines[index] ?? ""));
}

function parseAnswer(line: string): CheckResult {
  const answer = answerSchema.safeParse(jsonOrNull(line));
  if (!answer.success) return { ok: false, reason: "the evaluator gave no answer" };
  const [ok, reason] = answer.data;
  return { ok, reason };
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
