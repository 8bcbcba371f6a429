import type { CaseRun } from "../measurement";
import { ownTimeNs, TOLERANCE } from "./contamination";
import { runCases, type JudgedRun, type RunContext } from "./running";
import { decidingFailure, infrastructureFailure, type Failure } from "./verdicts";

/** Cases of the first chunk; a wrong program mostly fails here, and nothing after it is run. */
const FIRST_CHUNK = 4;

/** Each chunk is this many times the last, so that a right program costs few calls of sandbox and checker. */
const CHUNK_GROWTH = 4;

/** Times that a pass is made when the host, not the program, used up the time limit. */
const MAX_PASSES = 4;

/** A pass after one that the host spoilt gets the time that the host took, with this margin, on top. */
const LOSS_MARGIN = 1.5;

/** No pass gets more than so many time limits: a host that takes more is not fit to judge. */
const MAX_BUDGET_FACTOR = 8;

/** Least budget handed to the sandbox; the limit is reached at once. */
const LEAST_BUDGET_NS = 1_000_000;

export interface CorrectnessResult {
  failure: Failure | null;
  passedCases: number;
}

/**
 * Runs every case once, unmeasured, and checks its output; stops soon after the first failure. What counts
 * against the time limit is the program's own time: where the host took a part of the budget, the pass is made
 * again with that much more, and only a host that stays too busy for an answer ends in an infrastructure error.
 */
export async function checkCorrectness(context: RunContext): Promise<CorrectnessResult> {
  const limitNs = context.limits.totalWallMs * 1e6;
  let budgetNs = limitNs;
  for (let pass = 1; ; pass++) {
    const judged = await runPass(context, budgetNs);
    const failure = decidingFailure(judged, context.cases, "");
    const passedCases = failure?.failingCase ?? judged.length;
    const ownNs = ownTimeNs(judged.map(({ run }) => run));
    if (failure?.verdict !== "TLE") return ownNs <= limitNs ? { failure, passedCases } : overLimit(judged, context, limitNs);
    if (ownNs >= (1 - TOLERANCE.timeLimitLostShare) * limitNs) return { failure, passedCases };
    budgetNs = Math.min(MAX_BUDGET_FACTOR * limitNs, limitNs * (budgetNs / Math.max(ownNs, 1)) * LOSS_MARGIN);
    if (pass === MAX_PASSES) {
      const reason = `The host was too busy: in ${MAX_PASSES} passes it took so much time from the program that the time limit says nothing.`;
      return { failure: infrastructureFailure(reason), passedCases };
    }
  }
}

/** Ended by itself within a longer budget, but its own time alone was past the limit: the case that passed it decides. */
function overLimit(judged: JudgedRun[], context: RunContext, limitNs: number): CorrectnessResult {
  const at = judged.findIndex((_, index) => ownTimeNs(judged.slice(0, index + 1).map(({ run }) => run)) > limitNs);
  const late = judged.slice(0, at + 1).map((one, index) => (index === at ? { ...one, run: { ...one.run, status: "wall_limit" as const } } : one));
  const failure = decidingFailure(late, context.cases, "");
  return { failure, passedCases: failure?.failingCase ?? at };
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
