import { AppError } from "../errors";
import type { CaseRun, SandboxSession } from "../measurement";
import type { Limits, TestCase } from "../problem";
import { decodeOutput, headOf } from "./evidence";
import { caseOf, type OutputFinding, type OutputJudge } from "./outputs";

/** Outputs held at once before they are checked and let go: a flood on many cases must not fill the memory. */
const MAX_HELD_OUTPUT_BYTES = 32 * 1024 * 1024;

const NO_BYTES = new Uint8Array(0);

/** What every run of one judgement shares. */
export interface RunContext {
  session: SandboxSession;
  cases: readonly TestCase[];
  limits: Limits;
  outputs: OutputJudge;
  signal: AbortSignal | undefined;
}

/** What one call of the sandbox is asked for. */
export interface RunRequest {
  cases: number[];
  wallBudgetNs: number;
  sample: boolean;
  trace: boolean;
  keepOutput: boolean;
  fresh?: boolean;
}

/** A case run with its output judged and let go. */
export interface JudgedRun {
  /** `stdout` is empty: it has been checked. */
  run: CaseRun;
  /** For runs that did not end "ok": unseen, since nobody asks. */
  finding: OutputFinding;
  /** Beginning of the output of a public case that failed, for the evidence; else empty. */
  actualHead: string;
}

/**
 * Runs cases until the first that does not end "ok", and judges their outputs. The result is in case order and
 * complete up to that first failure. Throws AppError sandbox_unavailable when the sandbox breaks that contract.
 */
export async function runCases(context: RunContext, request: RunRequest): Promise<JudgedRun[]> {
  const judged: JudgedRun[] = [];
  let held: CaseRun[] = [];
  let heldBytes = 0;
  const judgeHeld = async (): Promise<void> => {
    judged.push(...(await judgeRuns(context, held, request.keepOutput)));
    held = [];
    heldBytes = 0;
  };
  const options = { ...request, stopOnFailure: true, ...(context.signal && { signal: context.signal }) };
  for await (const run of context.session.run(options)) {
    held.push(run);
    heldBytes += run.stdout.byteLength;
    if (heldBytes > MAX_HELD_OUTPUT_BYTES) await judgeHeld();
  }
  await judgeHeld();
  requireComplete(request.cases, judged);
  return judged;
}

async function judgeRuns(context: RunContext, runs: readonly CaseRun[], outputsKept: boolean): Promise<JudgedRun[]> {
  const ended = runs.filter((run) => run.status === "ok");
  const findings = await context.outputs.findings(ended, outputsKept);
  const findingOf = new Map(ended.map((run, index) => [run, findings[index] as OutputFinding]));
  return runs.map((run) => {
    const finding = findingOf.get(run) ?? "unseen";
    const isRight = finding !== "unseen" && finding.ok;
    const isShown = !isRight && caseOf(context.cases, run.caseIndex).isPublic;
    return {
      run: { ...run, stdout: NO_BYTES },
      finding,
      actualHead: isShown ? headOf(decodeOutput(run.stdout)) : "",
    };
  });
}

/** Every case asked for must have been run, in order, unless one failed before. */
function requireComplete(asked: readonly number[], judged: readonly JudgedRun[]): void {
  const inOrder = judged.every(({ run }, index) => run.caseIndex === asked[index]);
  const last = judged.at(-1);
  const stopped = last !== undefined && last.run.status !== "ok";
  if (inOrder && (stopped || judged.length === asked.length)) return;
  throw new AppError(
    "sandbox_unavailable",
    `The sandbox was asked for cases ${asked[0]} to ${asked.at(-1)} and broke off after ${judged.length} of ${asked.length}.`,
    { hint: "The sample is judged again; if this comes back, look at the sandbox's log." },
  );
}
