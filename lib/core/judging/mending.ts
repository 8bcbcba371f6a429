import type { CaseRun } from "../measurement";
import { gapNs, lostNs, repeatContamination, TOLERANCE } from "./contamination";
import { runCases, type JudgedRun, type RunContext, type RunRequest } from "./running";
import { verdictOfRun } from "./verdicts";

/** Times that the disturbed cases of one repeat are run again before the repeat is given up as a whole. */
const MAX_ROUNDS = 12;

export interface Mended {
  runs: JudgedRun[];
  /** Wall time of the runs that were replaced or came out no better. */
  spentNs: number;
}

/**
 * Runs again those cases of a repeat that the host disturbed, and no others: on a busy host a repeat of many
 * short cases is hardly ever clean as a whole, while each of its cases soon is. Of two runs of a case the one
 * that lost less time to others is kept, whichever was faster. A run that fails is always kept, so that a
 * program cannot hide behind noise. No round starts once the rounds took `budgetNs` of wall time.
 */
export async function runDisturbedAgain(
  context: RunContext,
  request: RunRequest,
  first: readonly JudgedRun[],
  budgetNs: number,
): Promise<Mended> {
  let runs = [...first];
  let spentNs = 0;
  for (let round = 0; round < MAX_ROUNDS && spentNs < budgetNs; round++) {
    const disturbed = disturbedCases(runs.map(({ run }) => run));
    if (disturbed.length === 0) break;
    const again = await runCases(context, { ...request, fresh: false, cases: disturbed });
    spentNs += again.reduce((sum, { run }) => sum + run.wallNs, 0);
    const byCase = new Map(again.map((judged) => [judged.run.caseIndex, judged]));
    runs = runs.map((old) => better(old, byCase.get(old.run.caseIndex)));
    if (again.some(mustBeKept)) break;
  }
  return { runs, spentNs };
}

function mustBeKept(judged: JudgedRun): boolean {
  return judged.finding === "unseen" || verdictOfRun(judged) !== null;
}

function better(old: JudgedRun, fresh: JudgedRun | undefined): JudgedRun {
  if (fresh === undefined) return old;
  return mustBeKept(fresh) || takenNs(fresh.run) < takenNs(old.run) ? fresh : old;
}

/** Time taken by others, as far as the tolerances hold it for proved. */
function takenNs(run: CaseRun): number {
  return Math.max(lostNs(run), run.stealNs > TOLERANCE.stealTickNs ? run.stealNs : 0);
}

/**
 * Cases that carry the contamination of a repeat, where others explain the whole of what was lost: a program
 * that sleeps would sleep again. None when the repeat is clean or not the doing of others.
 */
function disturbedCases(runs: readonly CaseRun[]): number[] {
  const contamination = repeatContamination(runs);
  if (contamination !== "steal" && contamination !== "preempted") return [];
  return runs
    .filter((run) => lostNs(run) >= gapNs(run))
    .filter((run) => takenNs(run) > TOLERANCE.repeatGapPerCaseNs + TOLERANCE.repeatGapShare * run.wallNs)
    .map((run) => run.caseIndex);
}
