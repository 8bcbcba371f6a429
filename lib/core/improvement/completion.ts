import { extractCode } from "../formats/extract-code";
import type { Language } from "../problem";

/** What could be made of a completion. */
export interface ExtractedSolution {
  code: string;
  /** Exactly `<thinking>...</thinking><solution>...</solution>`: what the reward's format term asks for. */
  isWellFormed: boolean;
}

const WELL_FORMED = /^\s*<thinking>[\s\S]*<\/thinking>\s*<solution>[\s\S]*<\/solution>\s*$/;
const OPEN = "<solution>";
const CLOSE = "</solution>";

/**
 * The program in a completion: the last fenced block of the last solution block (one that the end of the text cuts
 * off counts as closed there); without a solution block the last fenced block of all; without a fence the text as it
 * is. Null when nothing but white space is left.
 */
export function solutionIn(completion: string, language: Language): ExtractedSolution | null {
  const code = extractCode(lastSolutionBlock(completion), language);
  if (code.trim() === "") return null;
  return { code, isWellFormed: isWellFormed(completion) };
}

/** Why a completion gave no program, for people; `finishReason` as the endpoint says it. */
export function withoutProgram(finishReason: string | null): string {
  return wasCutOff(finishReason) ? "The answer was cut off at the token limit before it held a program." : "The answer holds no program.";
}

/** Whether the token limit ended a completion: what a model thinks counts against it too. */
export function wasCutOff(finishReason: string | null): boolean {
  return finishReason === "length";
}

function lastSolutionBlock(text: string): string {
  const start = text.lastIndexOf(OPEN);
  if (start < 0) return text;
  const from = start + OPEN.length;
  const end = text.indexOf(CLOSE, from);
  return text.slice(from, end < 0 ? undefined : end).replace(/^\n/, "");
}

/** Each of the four marks exactly once, in order, and nothing around them. */
export function isWellFormed(completion: string): boolean {
  const marks = completion.match(/<\/?(?:thinking|solution)>/g) ?? [];
  return marks.length === 4 && WELL_FORMED.test(completion);
}
