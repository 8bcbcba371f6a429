import { VERDICT_ONLY, type JudgedExecution, type JudgingPolicy } from "@/lib/core/judging";
import type { Sandbox } from "@/lib/core/measurement";
import type { ImportedProblem } from "@/lib/core/problem";
import { loadProblemSet } from "@/lib/infra/sources";
import { judgeProgram } from "@/lib/services/judging/judgeProgram";

const STARTER_SET = new URL("../../../problems/starter.jsonl.gz", import.meta.url).pathname;
/** What stands in hostile programs for the name of the method that the problem asks for. */
const METHOD = /\bMETHOD\b/g;

export interface Target {
  problem: ImportedProblem;
  method: string;
  /** A right solution. */
  honest: string;
}

/** Public ones first; some that are hidden are among them. */
const CASES = 6;

/** A problem of the starter set to attack, with its harness, first cases and checker. */
export async function targetOf(slug: string): Promise<Target> {
  const set = await loadProblemSet({ source: STARTER_SET, kind: "venus" });
  const problem = set.problems.find((one) => one.slug === slug);
  const honest = problem?.references.find(({ language }) => language === "python3")?.code;
  const method = /def (\w+)\(self/.exec(problem?.starterCode.python3 ?? "")?.[1];
  if (!problem || !honest || !method) throw new Error(`the starter set has no problem ${slug} with a method and a reference`);
  return { problem: { ...problem, cases: problem.cases.slice(0, CASES) }, method, honest };
}

/** Through the same way as every submission: harness, sandbox, checker, verdict. */
export async function judgeOn(sandbox: Sandbox, target: Target, code: string, policy: JudgingPolicy = VERDICT_ONLY): Promise<JudgedExecution> {
  const { problem, method } = target;
  return judgeProgram({ sandbox, problem, language: "python3", code: code.replace(METHOD, method), policy });
}
