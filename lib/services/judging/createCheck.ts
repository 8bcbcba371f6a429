import { check, isBuiltIn } from "@/lib/core/checkers/check";
import { buildCheckerInput, buildCheckerProgram, parseCheckerOutput } from "@/lib/core/checkers/evaluate-program";
import { AppError } from "@/lib/core/errors";
import type { CheckOutputs } from "@/lib/core/judging";
import type { CaseRun, Sandbox } from "@/lib/core/measurement";
import { DEFAULT_LIMITS, type Checker } from "@/lib/core/problem";

/** A data set's own evaluator is slow code of others: it gets its own, generous time for one batch. */
const CHECK_WALL_MS = 60_000;
const CHECK_LIMITS = { ...DEFAULT_LIMITS, totalWallMs: CHECK_WALL_MS };

/**
 * Compares outputs as a problem's checker has it: built-in ones here, a data set's own `evaluate` in a sandbox
 * of its own, one process per batch. Rejects with AppError sandbox_unavailable when that sandbox broke.
 */
export function createCheck(sandbox: Sandbox, checker: Checker, signal?: AbortSignal): CheckOutputs {
  if (isBuiltIn(checker)) return async (pairs) => pairs.map(({ expected, actual }) => check(checker, expected, actual));
  const program = buildCheckerProgram(checker.source);
  return async (pairs) => {
    const run = await runChecker(sandbox, program, buildCheckerInput(pairs), signal);
    return parseCheckerOutput(new TextDecoder().decode(run.stdout), pairs.length);
  };
}

async function runChecker(sandbox: Sandbox, source: string, stdin: string, signal?: AbortSignal): Promise<CaseRun> {
  const session = await sandbox.open("check", { language: "python3", signal });
  try {
    const prepared = await session.prepare({ language: "python3", source, limits: CHECK_LIMITS });
    if (!prepared.ok) throw new AppError("internal", `the problem's own checker does not compile: ${prepared.output.slice(0, 500)}`);
    await session.loadCases([stdin]);
    const options = { cases: [0], wallBudgetNs: CHECK_WALL_MS * 1e6, sample: false, trace: false, stopOnFailure: true, keepOutput: true, signal };
    for await (const run of session.run(options)) {
      if (run.status === "infrastructure") throw new AppError("sandbox_unavailable", `the checker's sandbox broke: ${run.detail}`);
      return run;
    }
    throw new AppError("sandbox_unavailable", "the checker's sandbox gave no result");
  } finally {
    await session.close();
  }
}
