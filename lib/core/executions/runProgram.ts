import { timeLimitIsHostsFault } from "../judging/contamination";
import { decodeOutput, tailOf } from "../judging/evidence";
import { figuresOf } from "../judging/figures";
import type { JudgingPolicy } from "../judging/policy";
import { measuredRepeat, settleContamination, type MeasuredRepeat } from "../judging/repeat";
import type { ExecutionFigures } from "../judging/schema";
import { SpeedLog } from "../judging/yardstick";
import { AppError } from "../errors";
import type { CaseRun, SandboxSession } from "../measurement";
import type { Language, Limits } from "../problem";
import { MAX_KEPT_OUTPUT_BYTES, type RanResult } from "./result";

/** What running a program of its own gives, before anyone says where it ran. */
export interface ProgramRun extends Omit<RanResult, "outcome" | "figures" | "trace" | "profile" | "worker"> {
  figures: ExecutionFigures | null;
}

export interface RunProgramRequest {
  /** Open and fresh. The caller closes it, whatever happens. */
  session: SandboxSession;
  program: { language: Language; source: string };
  stdin: string;
  limits: Limits;
  policy: JudgingPolicy;
  signal?: AbortSignal;
}

/** Times that a run is made again because the host, not the program, used up the time limit. */
const MAX_LOST_RUNS = 3;

/**
 * Runs one program on one input and measures it as often as the policy says, contaminated repeats not counted.
 * Several repeats are related to the host's speed as those of the judge are. Whatever the program does is a result. A host that never leaves it alone gives no figures, and says why.
 * Throws AppError sandbox_unavailable when the container broke or the host took all of the time, host_drifted when the
 * host is off its reference speed.
 */
export async function runProgram(request: RunProgramRequest): Promise<ProgramRun> {
  const { session, program, stdin, limits, policy } = request;
  const prepared = await session.prepare({ ...program, limits });
  if (!prepared.ok) return notCompiled(prepared.output);
  await session.loadCases([stdin]);
  const measured = policy.repeats;
  if (measured === null) return ended(await runOnce(request, { keepOutput: true, sample: false, fresh: false }), null, null);
  const speed = policy.relateToHost && session.yardstick ? new SpeedLog(session.yardstick, policy.driftTolerance) : null;
  let repeats: MeasuredRepeat[] = [];
  let first: CaseRun | null = null;
  for (;;) {
    const fresh = policy.repeatsPerStart !== null && repeats.length % policy.repeatsPerStart === 0;
    const yardstickNs = speed ? await speed.read(fresh) : null;
    const run = await runOnce(request, { keepOutput: first === null, sample: true, fresh });
    if (run.status !== "ok") return ended({ ...run, stdout: first?.stdout ?? run.stdout }, null, null);
    first ??= run;
    repeats = settleContamination([...repeats, measuredRepeat([run], yardstickNs)]);
    const clean = repeats.filter(({ figures }) => figures.contamination === null);
    if (clean.length >= measured.min) {
      speed?.requireSteady();
      return ended(first, figuresOf(repeats, speed?.speed() ?? null), null);
    }
    if (isTooMuch(repeats, policy)) return ended(first, null, repeats.at(-1)?.figures.contamination ?? null);
  }
}

function isTooMuch(repeats: readonly MeasuredRepeat[], policy: JudgingPolicy): boolean {
  const dropped = repeats.filter(({ figures }) => figures.contamination !== null);
  const droppedNs = dropped.reduce((sum, { figures }) => sum + figures.wallNs, 0);
  return dropped.length > policy.maxContaminated || droppedNs > policy.measuringBudgetNs;
}

interface RunOnceOptions {
  keepOutput: boolean;
  sample: boolean;
  fresh: boolean;
}

async function runOnce(request: RunProgramRequest, asked: RunOnceOptions): Promise<CaseRun> {
  const wallBudgetNs = request.limits.totalWallMs * 1e6;
  for (let lost = 0; lost < MAX_LOST_RUNS; lost++) {
    const run = await onlyRun(request, { wallBudgetNs, ...asked });
    if (run.status === "infrastructure") throw new AppError("sandbox_unavailable", `The sandbox could not run the program: ${run.detail}`);
    if (run.status !== "wall_limit" || !timeLimitIsHostsFault([run], wallBudgetNs)) return run;
  }
  throw new AppError("sandbox_unavailable", `The host was too busy: ${MAX_LOST_RUNS} times it took so much of the time limit that reaching it says nothing.`);
}

async function onlyRun(
  { session, policy, signal }: RunProgramRequest,
  asked: RunOnceOptions & { wallBudgetNs: number },
): Promise<CaseRun> {
  const options = { ...asked, cases: [0], trace: policy.trace && asked.sample, stopOnFailure: true, ...(signal && { signal }) };
  let only: CaseRun | undefined;
  for await (const run of session.run(options)) only = run;
  if (only !== undefined) return only;
  throw new AppError("sandbox_unavailable", "The sandbox was asked for one run and gave none.");
}

function ended(run: CaseRun, figures: ExecutionFigures | null, contamination: ProgramRun["contamination"]): ProgramRun {
  const { wallNs, cpuNs, peakBytes, integralByteSeconds, voluntarySwitches, involuntarySwitches } = run;
  return {
    status: run.status as ProgramRun["status"],
    exitCode: run.exitCode,
    signal: run.signal,
    stdout: decodeOutput(run.stdout.subarray(0, MAX_KEPT_OUTPUT_BYTES)),
    stdoutBytes: run.stdout.byteLength,
    stdoutTruncated: run.stdout.byteLength > MAX_KEPT_OUTPUT_BYTES,
    stderr: run.stderrTail,
    readings: { wallNs, cpuNs, peakBytes, integralByteSeconds, voluntarySwitches, involuntarySwitches },
    figures,
    contamination,
  };
}

function notCompiled(output: string): ProgramRun {
  const bytes = { stdout: "", stdoutBytes: 0, stdoutTruncated: false };
  return { status: "compile_error", exitCode: null, signal: null, ...bytes, stderr: tailOf(output), readings: null, figures: null, contamination: null };
}
