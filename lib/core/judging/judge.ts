import { AppError, isAppError } from "../errors";
import type { SandboxSession } from "../measurement";
import type { Language, Limits, TestCase } from "../problem";
import { checkCorrectness } from "./correctness";
import { evidenceOfCompiler, noEvidence } from "./evidence";
import { measureRepeats } from "./measuring";
import { createOutputJudge, type CheckOutputs } from "./outputs";
import type { JudgingPolicy } from "./policy";
import type { RunContext } from "./running";
import { JUDGING_VERSION, type ExecutionFigures, type JudgedExecution, type PhaseDurations } from "./schema";
import type { Failure } from "./verdicts";

/** What judging is doing now; `clean` counts the repeats that are usable so far. */
export type JudgingPhase =
  | { phase: "preparing" }
  | { phase: "checking" }
  | { phase: "warming_up" }
  | { phase: "measuring"; clean: number };

export interface JudgeRequest {
  /** Open and fresh. The caller closes it, whatever happens. */
  session: SandboxSession;
  /** Compares outputs with the problem's checker. */
  check: CheckOutputs;
  problem: { limits: Limits; cases: readonly TestCase[] };
  /** The whole program: the solution already in its harness. */
  program: { language: Language; source: string };
  policy: JudgingPolicy;
  signal?: AbortSignal;
  onPhase?: (phase: JudgingPhase) => void;
  /** Monotonic clock in milliseconds, for the phase durations only. */
  nowMs?: () => number;
}

/**
 * Judges one program on one problem and measures it when it is right and the policy wants figures.
 *
 * Resolves with a verdict for everything that the program did, and with IE when a case could not be run or the
 * host disturbed too much. Rejects with AppError when the judge itself failed, so that nothing is scored:
 * `sandbox_unavailable` (container or contract broken), `cancelled` or `deadline_exceeded` (by the signal),
 * `not_scorable` (no test cases), `internal` (the checker could not be run).
 */
export async function judgeSample(request: JudgeRequest): Promise<JudgedExecution> {
  const { signal } = request;
  try {
    signal?.throwIfAborted();
    const judged = await judge(request);
    signal?.throwIfAborted();
    return judged;
  } catch (cause) {
    if (signal?.aborted) throw abortError(signal, cause);
    if (isAppError(cause)) throw cause;
    throw new AppError("internal", "Judging broke off: the checker or the sandbox failed unexpectedly.", { cause });
  }
}

async function judge(request: JudgeRequest): Promise<JudgedExecution> {
  const { session, problem, program, policy, onPhase } = request;
  if (problem.cases.length === 0) throw new AppError("not_scorable", "The problem has no test cases to judge with.");
  const clock = phaseClock(request.nowMs ?? (() => performance.now()));
  const result = (passedCases: number, failure: Failure | null, figures: ExecutionFigures | null): JudgedExecution => ({
    judgingVersion: JUDGING_VERSION,
    verdict: failure?.verdict ?? "AC",
    reason: failure?.reason ?? "Every case gave a right answer.",
    failingCase: failure?.failingCase ?? null,
    passedCases,
    totalCases: problem.cases.length,
    evidence: failure?.evidence ?? noEvidence(),
    figures,
    phases: clock.durations,
  });

  onPhase?.({ phase: "preparing" });
  const compileFailure = await prepare(session, program, problem.limits);
  clock.ends("prepareMs");
  if (compileFailure) return result(0, compileFailure, null);

  onPhase?.({ phase: "checking" });
  await session.loadCases(problem.cases.map((testCase) => testCase.input));
  const outputs = createOutputJudge(problem.cases, request.check);
  const context: RunContext = { session, outputs, signal: request.signal, ...problem };
  const { failure, passedCases } = await checkCorrectness(context);
  clock.ends("correctnessMs");
  const { repeats } = policy;
  if (failure || repeats === null) return result(passedCases, failure, null);

  onPhase?.(policy.warmUp === "discarded_run" ? { phase: "warming_up" } : { phase: "measuring", clean: 0 });
  const measured = await measureRepeats(context, { ...policy, repeats }, {
    warmedUp: () => {
      clock.ends("warmUpMs");
      onPhase?.({ phase: "measuring", clean: 0 });
    },
    repeated: (clean) => onPhase?.({ phase: "measuring", clean }),
  });
  clock.ends("measuringMs");
  if (measured.ok) return result(passedCases, null, measured.figures);
  return result(measured.failure.failingCase ?? passedCases, measured.failure, null);
}

async function prepare(
  session: SandboxSession,
  program: JudgeRequest["program"],
  limits: Limits,
): Promise<Failure | null> {
  const prepared = await session.prepare({ ...program, limits });
  if (prepared.ok) return null;
  const reason = {
    compile_error: "The program does not compile.",
    compile_timeout: "Compiling took longer than its limit.",
    compile_output_limit: "The compiler wrote more output than its limit.",
  }[prepared.reason];
  return { verdict: "CE", reason, failingCase: null, evidence: evidenceOfCompiler(prepared.output) };
}

/** Measures phases one after the other: each ends where the next begins. */
function phaseClock(nowMs: () => number): { durations: PhaseDurations; ends(phase: keyof PhaseDurations): void } {
  const durations: PhaseDurations = { prepareMs: 0, correctnessMs: null, warmUpMs: null, measuringMs: null };
  let startedMs = nowMs();
  return {
    durations,
    ends(phase) {
      const endedMs = nowMs();
      durations[phase] = Math.max(0, endedMs - startedMs);
      startedMs = endedMs;
    },
  };
}

function abortError(signal: AbortSignal, cause: unknown): AppError {
  if (isAppError(signal.reason)) return signal.reason;
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
  return timedOut
    ? new AppError("deadline_exceeded", "Judging passed its deadline and was stopped.", { cause })
    : new AppError("cancelled", "Judging was cancelled.", { cause });
}
