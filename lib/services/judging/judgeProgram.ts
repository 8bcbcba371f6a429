import { judgeSample, type JudgedExecution, type JudgingPolicy } from "@/lib/core/judging";
import type { Sandbox } from "@/lib/core/measurement";
import type { Language } from "@/lib/core/problem";
import { buildProgram } from "@/lib/core/datasets/program";
import type { JudgedProblem } from "./loadJudgingTask";
import { createCheck } from "./createCheck";

export interface JudgeProgramInput {
  sandbox: Sandbox;
  problem: Pick<JudgedProblem, "slug" | "checker" | "limits" | "harness" | "cases">;
  language: Language;
  /** The solution, before it goes into the problem's harness. */
  code: string;
  policy: JudgingPolicy;
  signal?: AbortSignal;
}

/** Judges one solution in a measuring slot of its own, once. Throws as `judgeSample` does. */
export async function judgeProgram({ sandbox, problem, language, code, policy, signal }: JudgeProgramInput): Promise<JudgedExecution> {
  const source = buildProgram(problem, language, code);
  const session = await sandbox.open("measure", { language, signal });
  try {
    const check = createCheck(sandbox, problem.checker, signal);
    return await judgeSample({ session, check, problem, program: { language, source }, policy, signal });
  } finally {
    await session.close();
  }
}
