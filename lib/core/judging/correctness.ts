import type { CaseRun } from "../measurement";
import { timeLimitIsHostsFault } from "./contamination";
import { runCases, type JudgedRun, type RunContext } from "./running";
import { decidingFailure, infrastructureFailure, type Failure } from "./verdicts";

/** Cases of the first chunk; a wrong program mostly fails here, and nothing after it is run. */
const FIRST_CHUNK = 4;

/** Each chunk is this many times the last, so that a right program costs few calls of sandbox and checker. */
const CHUNK_GROWTH = 4;

/** Times that a pass is made when the host, not the program, used up the time limit. */
const MAX_PASSES = 3;

/** Least budget handed to the sandbox; the limit is reached at once. */
const LEAST_BUDGET_NS = 1_000_000;

export interface CorrectnessResult {
  failure: Failure | null;
  passedCases: number;
}

/**
 * Runs every case once, unmeasured, and checks its output; stops soon after the first failure. A time limit
 * that the host caused is tried again, and is an infrastructure error when it stays so.
 */
export async function checkCorrectness(context: RunContext): Promise<CorrectnessResult> {
  const budgetNs = context.limits.totalWallMs * 1e6;
  for (let pass = 1; ; pass++) {
    const judged = await runPass(context, budgetNs);
    const failure = decidingFailure(judged, context.cases, "");
    const passedCases = failure?.failingCase ?? judged.length;
    const runs = judged.map(({ run }) => run);
    if (failure?.verdict !== "TLE" || !timeLimitIsHostsFault(runs, budgetNs)) return { failure, passedCases };
    if (pass === MAX_PASSES) {
      const reason = `The host was too busy: in ${MAX_PASSES} passes it took so much time from the program that the time limit says nothing.`;
      return { failure: infrastructureFailure(reason), passedCases };
    }
  }
}

async function runPass(context: RunContext, budgetNs: number): Promise<JudgedRun[]> {
  const judged: JudgedRun[] = [];
  let size = FIRST_CHUNK;
  while (judged.length < context.cases.length) {
    const start = judged.length;
    const end = Math.min(start + size, context.cases.length);
    const left = budgetNs - judged.reduce((sum, { run }) => sum + run.wallNs, 0);
    const chunk = await runCases(context, {
      cases: indexes(start, end),
      wallBudgetNs: Math.max(left, LEAST_BUDGET_NS),
      sample: false,
      trace: false,
      keepOutput: true,
    });
    judged.push(...chunk);
    if (chunk.some(failed)) break;
    size *= CHUNK_GROWTH;
  }
  return judged;
}

function failed({ run, finding }: { run: CaseRun; finding: JudgedRun["finding"] }): boolean {
  return run.status !== "ok" || finding === "unseen" || !finding.ok;
}

/** The whole numbers from `start` up to, not including, `end`. */
export function indexes(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset);
}
