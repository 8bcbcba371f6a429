import { AppError } from "@/lib/core/errors";
import { completeGoImports } from "@/lib/core/harness";
import type { Harness, ImportedProblem, Language } from "@/lib/core/problem";

const MARKER = "==Code Submission==";
const MARKER_LINE = /^([ \t]*)==Code Submission==[ \t]*\r?$/gm;

/** Why a text cannot serve as a template, or null when it holds the submission line exactly once. */
export function templateFault(source: string): string | null {
  const occurrences = source.split(MARKER).length - 1;
  if (occurrences === 0) return `the line "${MARKER}" is missing`;
  if (occurrences > 1) return `"${MARKER}" appears ${occurrences} times, not once`;
  return source.match(MARKER_LINE) ? null : `"${MARKER}" does not stand on a line of its own`;
}

/**
 * The program that runs a solution on a problem's cases. In a template the solution takes the place of the
 * submission line, and every line of it that is not empty gets that line's indentation.
 * Throws AppError invalid_input when the problem has no harness for the language.
 */
export function buildProgram(problem: Pick<ImportedProblem, "slug" | "harness">, language: Language, code: string): string {
  const harness = problem.harness[language];
  if (!harness) {
    const known = Object.keys(problem.harness).join(", ") || "none";
    throw new AppError("invalid_input", `Problem "${problem.slug}" cannot be solved in ${language}.`, {
      hint: `It can be solved in: ${known}.`,
    });
  }
  return fillHarness(language, harness, code);
}

/** The program of one harness, as `buildProgram` makes it. Go solutions get the imports that they lack. */
export function fillHarness(language: Language, harness: Harness, code: string): string {
  if (harness.kind === "script") return code;
  const solution = language === "go" ? completeGoImports(code, harness.source) : code;
  return harness.source.replace(MARKER_LINE, (_line, indentation: string) => {
    return indentation === "" ? solution : solution.replace(/^(?=.*\S)/gm, indentation);
  });
}
