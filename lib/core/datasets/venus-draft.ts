import type { Fault } from "@/lib/core/errors";
import { generateHarness, inputLayout, parseSignature } from "@/lib/core/harness";
import { LANGUAGES, type Harness, type ImportedProblem, type Language, type ReferenceSolution } from "@/lib/core/problem";
import { canonicalJson } from "./hash";
import { statementFault } from "./names";

/** A problem as one row tells it: the runners of the data set only, references without numbers. */
export interface VenusDraft extends ImportedProblem {
  hasEvaluator: boolean;
}

/**
 * One problem of two rows about different languages, as the configurations of the multilingual set hold them;
 * null when both speak of one language, a fault when their test cases differ. What only the second has (cases,
 * evaluator, statement) comes from it.
 */
export function mergedDrafts(first: VenusDraft, second: VenusDraft): VenusDraft | Fault | null {
  const known = languagesOf(first);
  if ([...languagesOf(second)].some((language) => known.has(language))) return null;
  if (first.cases.length > 0 && second.cases.length > 0 && canonicalJson(wire(first)) !== canonicalJson(wire(second))) {
    return { where: "test_cases", problem: `differ from those of "${first.slug}" in another language` };
  }
  const judged = first.cases.length > 0 || second.cases.length === 0 ? first : second;
  const evaluated = first.hasEvaluator ? first : second;
  return {
    ...first,
    statement: statementFault(first.statement) === null ? first.statement : second.statement,
    cases: judged.cases,
    checker: evaluated.checker,
    hasEvaluator: evaluated.hasEvaluator,
    starterCode: { ...first.starterCode, ...second.starterCode },
    harness: { ...first.harness, ...second.harness },
    references: [...first.references, ...second.references],
  };
}

function languagesOf({ starterCode, harness, references }: VenusDraft): Set<string> {
  return new Set([...Object.keys(starterCode), ...Object.keys(harness), ...references.map(({ language }) => language)]);
}

function wire({ cases }: VenusDraft): [string, string][] {
  return cases.map(({ input, expected }) => [input, expected]);
}

/** The problem with a harness for every language that it speaks of, and what is still missing. */
export function finishedProblem({ hasEvaluator, ...draft }: VenusDraft): ImportedProblem {
  const { harness, reason } = allHarnesses(draft);
  const references = numbered(draft.references.filter(({ language }) => harness[language]));
  return {
    ...draft,
    harness,
    references,
    notScorable:
      statementFault(draft.statement) ??
      (Object.keys(harness).length === 0 ? ["no test case runner", ...reason].join(", and none can be made: ") : null) ??
      (draft.cases.length === 0 ? "no test cases" : null) ??
      (hasEvaluator ? null : "no test case evaluator") ??
      referenceFault(references),
  };
}

/** A runner of the data set's own is used; else one is made from the starter code, where its types are known. */
function allHarnesses(draft: ImportedProblem): { harness: Partial<Record<Language, Harness>>; reason: string[] } {
  const harness = { ...draft.harness };
  const reason: string[] = [];
  for (const language of LANGUAGES.filter((language) => !harness[language] && draft.starterCode[language])) {
    const made = madeHarness(language, draft);
    if (typeof made === "string") reason.push(made);
    else harness[language] = made;
  }
  return { harness, reason: reason.slice(0, 1) };
}

function madeHarness(language: Language, { starterCode, cases }: ImportedProblem): Harness | string {
  const reading = parseSignature(language, starterCode[language] ?? "");
  if (!reading.ok) return reading.reason;
  const layout = inputLayout(reading.signature, cases.map(({ input }) => input));
  if (!layout) return `the inputs do not fit the parameters of ${reading.signature.name}`;
  return generateHarness(language, reading.signature, layout);
}

function numbered(references: ReferenceSolution[]): ReferenceSolution[] {
  return references.map((item, index) => {
    const label = `reference ${index + 1}`;
    return { ...item, label: item.label === "" ? label : `${label} (${item.label})` };
  });
}

export function referenceFault(references: ReferenceSolution[]): string | null {
  if (references.length === 0) return "no reference solutions";
  return references.every(({ declaredPassed }) => declaredPassed === false) ? "no reference solution that passes" : null;
}
