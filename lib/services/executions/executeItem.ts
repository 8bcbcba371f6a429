import { AppError } from "@/lib/core/errors";
import type { StoredExecution, StoredProblemExecution, StoredProgramExecution } from "@/lib/core/executions/request";
import type { ExecutionResult, ExecutionResultFigures, FailedResult } from "@/lib/core/executions/result";
import { runProgram } from "@/lib/core/executions/runProgram";
import { policyForRepeats, type ExecutionFigures, type JudgingPolicy } from "@/lib/core/judging";
import type { Sandbox } from "@/lib/core/measurement";
import { judgeProgram } from "../judging/judgeProgram";
import type { JudgedProblem } from "../judging/loadJudgingTask";

export interface ExecutionPlace {
  sandbox: Sandbox;
  workerName: string;
  loadProblem: (problemId: string) => Promise<JudgedProblem>;
  /** Those of the named libraries that the language's image lacks. */
  missingLibraries: (execution: StoredProgramExecution, signal: AbortSignal) => Promise<string[]>;
}

export interface ExecuteItemInput {
  execution: StoredExecution;
  signal: AbortSignal;
}

/**
 * Runs one execution once. What is the caller's fault becomes a failed result that says what to do; what is ours
 * is thrown as AppError, to be tried again: sandbox_unavailable (also for a host too noisy for figures).
 */
export async function executeItem(place: ExecutionPlace, { execution, signal }: ExecuteItemInput): Promise<ExecutionResult> {
  const known = place.sandbox.languages();
  if (!known.includes(execution.language)) {
    return refused(`This host cannot run ${execution.language}.`, `It runs ${known.join(", ")}.`);
  }
  return execution.kind === "problem" ? judgeOne(place, execution, signal) : runOne(place, execution, signal);
}

function refused(message: string, hint: string): FailedResult {
  return { outcome: "failed", code: "invalid_input", message, hint };
}

async function judgeOne(place: ExecutionPlace, execution: StoredProblemExecution, signal: AbortSignal): Promise<ExecutionResult> {
  const { language, code, repeats, trace } = execution;
  const problem = await place.loadProblem(execution.problemId);
  const { sandbox, workerName: worker } = place;
  const judged = await judgeProgram({ sandbox, problem, language, code, policy: policyOf(repeats, trace), signal });
  if (judged.verdict === "IE") throw new AppError("sandbox_unavailable", judged.reason);
  const { verdict, reason, failingCase, passedCases, totalCases, evidence, figures } = judged;
  return {
    outcome: "judged",
    ...{ verdict, reason, failingCase, passedCases, totalCases, evidence },
    ...figuresPart(figures, trace),
    profile: (await sandbox.profile(language)).hash,
    worker,
  };
}

async function runOne(place: ExecutionPlace, execution: StoredProgramExecution, signal: AbortSignal): Promise<ExecutionResult> {
  const { language, stdin, limits, repeats, trace } = execution;
  const { sandbox, workerName: worker } = place;
  const missing = await place.missingLibraries(execution, signal);
  if (missing.length > 0) {
    return refused(`The image for ${language} lacks ${missing.join(", ")}.`, "It holds the language's own library; nothing is installed from the network at run time.");
  }
  const { hash: profile } = await sandbox.profile(language);
  const session = await sandbox.open("measure", { language, signal });
  try {
    const program = { language, source: execution.code };
    const { figures, ...run } = await runProgram({ session, program, stdin, limits, policy: policyOf(repeats, trace), signal });
    return { outcome: "ran", ...run, ...figuresPart(figures, trace), profile, worker };
  } finally {
    await session.close();
  }
}

/** A rollout's trace is kept only where it was asked for. */
function policyOf(repeats: number, trace: boolean): JudgingPolicy {
  return { ...policyForRepeats(repeats), trace };
}

function figuresPart(figures: ExecutionFigures | null, traced: boolean): { figures: ExecutionResultFigures | null; trace?: { tNs: number; bytes: number }[] } {
  if (figures === null) return { figures: null, ...(traced && { trace: [] }) };
  const { wallNs, cpuNs, peakBytes, integralByteSeconds, integralErrorByteSeconds, peakSource, cleanRepeats, spread } = figures;
  const { wallRelativeError, peakRelativeError, integralRelativeError } = spread;
  const kept = { wallNs, cpuNs, peakBytes, integralByteSeconds, integralErrorByteSeconds, peakSource, cleanRepeats, wallRelativeError, peakRelativeError, integralRelativeError };
  return { figures: kept, ...(traced && { trace: figures.trace?.points ?? [] }) };
}
