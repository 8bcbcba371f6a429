import { parseLanguage } from "@/lib/core/datasets/languages";
import type { Language } from "@/lib/core/problem";
import { extractCode } from "./extract-code";
import { quoted, type FaultList } from "./faults";
import type { ProblemLookup } from "./problem-lookup";
import type { RawSample } from "./records";
import { MAX_SAMPLES, MAX_SOLUTION_BYTES, MAX_SOLUTIONS_BYTES, type SubmissionProblem, type SubmittedSample } from "./types";

/** What to do with a sample whose problem the set does not have. */
export type UnknownProblems = "refuse" | "skip";

/** Looks up every sample's problem and language and takes its program out of the text. */
export function resolveSamples(
  raw: Iterable<RawSample>,
  lookup: ProblemLookup,
  faults: FaultList,
  unknownProblems: UnknownProblems,
): { samples: SubmittedSample[]; fenced: number; skipped: number } {
  const samples: SubmittedSample[] = [];
  const counts = new Map<string, number>();
  let fenced = 0;
  let skipped = 0;
  let bytes = 0;
  for (const item of raw) {
    const problem = problemOf(item, lookup);
    if (!problem) {
      skipped++;
      if (unknownProblems === "refuse") faults.add("unknown_problem", item.where, () => unknownText(item, lookup));
      continue;
    }
    const where = placeOf(item, problem);
    const language = languageOf(item.language, problem, where, faults);
    const code = language && codeOf(item.code, language, where, faults);
    if (!code) continue;
    bytes += code.length;
    if (samples.length === MAX_SAMPLES || bytes > MAX_SOLUTIONS_BYTES) {
      const limit = samples.length === MAX_SAMPLES ? `${MAX_SAMPLES} solutions` : `${MAX_SOLUTIONS_BYTES / 1024 / 1024} MiB of solutions`;
      faults.add("too_large", where, `is one too many: at most ${limit} are taken in one file`);
      break;
    }
    if (code !== item.code) fenced++;
    const index = counts.get(problem.slug) ?? 0;
    counts.set(problem.slug, index + 1);
    samples.push({ problem: problem.slug, problemKey: keyText(item), index, language, code, where: item.where });
  }
  return { samples, fenced, skipped };
}

function problemOf({ key }: RawSample, lookup: ProblemLookup): SubmissionProblem | null {
  return "id" in key ? lookup.byId(key.id) : lookup.byIndex(key.index);
}

function unknownText({ key }: RawSample, lookup: ProblemLookup): string {
  return "id" in key ? lookup.unknown(key.id) : lookup.unknownIndex(key.index);
}

function keyText({ key }: RawSample): string {
  return "id" in key ? key.id : String(key.index);
}

/** Where the sample stands, with its problem's name when the place does not say it. */
function placeOf(item: RawSample, problem: SubmissionProblem): string {
  return item.where.startsWith(problem.slug) ? item.where : `${item.where}, ${problem.slug}`;
}

function languageOf(name: string | null, problem: SubmissionProblem, where: string, faults: FaultList): Language | null {
  const allowed: Language[] = problem.languages ?? ["python3"];
  const language = name === null ? unnamedLanguage(allowed) : parseLanguage(name);
  if (language && allowed.includes(language)) return language;
  const fault = language ? "cannot be used for this problem" : "is not a known language";
  faults.add("invalid_input", where, `language ${quoted(name ?? "")} ${fault}; it takes: ${allowed.join(", ")}`);
  return null;
}

/** What a file means that names no language: Python wherever it may, whatever else the problem takes. */
function unnamedLanguage(allowed: Language[]): Language {
  return allowed.includes("python3") ? "python3" : (allowed[0] ?? "python3");
}

function codeOf(value: unknown, language: Language, where: string, faults: FaultList): string | null {
  if (value === undefined || value === null) {
    faults.add("invalid_input", where, "has no solution");
    return null;
  }
  if (typeof value !== "string") {
    faults.add("invalid_input", where, "the solution is not a text");
    return null;
  }
  const bytes = utf8Length(value);
  if (bytes > MAX_SOLUTION_BYTES) {
    const limit = MAX_SOLUTION_BYTES / 1024;
    faults.add("too_large", where, `the solution has ${Math.ceil(bytes / 1024)} KiB; at most ${limit} KiB are taken`);
    return null;
  }
  const code = extractCode(value, language);
  if (code.trim() === "") {
    faults.add("invalid_input", where, "the solution is empty");
    return null;
  }
  const character = code.includes("\u0000") ? "a NUL character" : code.isWellFormed() ? null : "half of a surrogate pair, which is no character";
  if (character) {
    faults.add("invalid_input", where, `the solution holds ${character}`);
    return null;
  }
  return code;
}

/** A text of n UTF-16 units has n to 3n bytes, so that most need no encoding to be judged. */
function utf8Length(text: string): number {
  return text.length * 3 <= MAX_SOLUTION_BYTES ? text.length : new TextEncoder().encode(text).length;
}
