import { parseSubmission } from "@/lib/core/formats";
import { AppError } from "@/lib/core/errors";
import type { ImportedProblem, ImportedProblemSet, Language, ProblemSetKind } from "@/lib/core/problem";
import type { SubmissionFile } from "@/lib/core/formats";
import type { LocalJob } from "./judgeLocally";

export interface EvaluateInput {
  jobs: LocalJob[];
  /** What is worth saying before the work begins. */
  notes: string[];
}

/**
 * The samples of a file as jobs, in its order. Problems without test cases are left out and named, and so are
 * those that the set lacks, since a part of a set is the usual thing to try a file on; `strict` refuses these.
 */
export async function readSamples(set: ImportedProblemSet & { kind: ProblemSetKind }, file: Omit<SubmissionFile, "set">, strict: boolean): Promise<EvaluateInput> {
  const problemOf = new Map(set.problems.map((problem) => [problem.slug, problem]));
  const parsed = await parseSubmission({
    ...file,
    unknownProblems: strict ? "refuse" : "skip",
    set: { kind: set.kind, problems: set.problems.map((p) => ({ slug: p.slug, externalId: p.externalId, languages: Object.keys(p.harness) as Language[] })) },
  });
  const jobs: LocalJob[] = [];
  const skipped = new Set<string>();
  for (const { problem: slug, index, language, code } of parsed.samples) {
    const problem = problemOf.get(slug) as ImportedProblem;
    if (problem.cases.length === 0) skipped.add(slug);
    else jobs.push({ problem, sample: index, language, code });
  }
  if (jobs.length === 0) throw new AppError("not_scorable", "none of the problems that the file solves has test cases");
  const notes = [
    ...set.rowFaults.map((fault) => `row ${fault.row}, ${fault.where}: ${fault.problem}`),
    ...parsed.warnings,
    ...(skipped.size > 0 ? [`without test cases, left out: ${[...skipped].join(", ")}`] : []),
    `${jobs.length} samples of ${new Set(jobs.map((j) => j.problem.slug)).size} problems (${parsed.format} format)`,
  ];
  return { jobs, notes };
}
