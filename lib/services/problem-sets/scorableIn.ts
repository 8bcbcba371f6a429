import { LANGUAGES, type ImportedProblem, type Language } from "@/lib/core/problem";
import type { ProblemSet } from "@/lib/generated/prisma/client";

/** Number of scorable problems by language: those that have reference solutions in it. */
export type ScorableIn = Partial<Record<Language, number>>;

/** Counts them as a set is imported. */
export function countScorable(problems: readonly ImportedProblem[]): ScorableIn {
  const counts: ScorableIn = {};
  for (const { notScorable, references } of problems) {
    if (notScorable !== null) continue;
    for (const language of new Set(references.map((reference) => reference.language))) counts[language] = (counts[language] ?? 0) + 1;
  }
  return counts;
}

export function scorableIn(set: Pick<ProblemSet, "scorableIn">, language: Language): number {
  // Written by the importer from countScorable.
  return (set.scorableIn as ScorableIn)[language] ?? 0;
}

/** Languages in which a set can be scored, in the order of LANGUAGES. */
export function languagesOf(set: Pick<ProblemSet, "scorableIn">): Language[] {
  return LANGUAGES.filter((language) => scorableIn(set, language) > 0);
}

/** The language that a reader of a set gets: the one asked for; else Python, or the first where the set lacks Python. */
export function shownLanguage(set: Pick<ProblemSet, "scorableIn">, asked: Language | undefined): Language {
  return asked ?? languagesOf(set)[0] ?? "python3";
}
