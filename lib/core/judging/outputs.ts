import { AppError } from "../errors";
import type { CaseRun } from "../measurement";
import type { TestCase } from "../problem";
import { decodeOutput } from "./evidence";

/** An output to be compared with what was expected, both as text. */
export interface CheckPair {
  expected: string;
  actual: string;
}

export interface CheckOutcome {
  ok: boolean;
  /** Why it is wrong; may quote the expected output, so it is shown for public cases only. */
  reason: string;
}

/**
 * Checks outputs with the problem's checker, in one batch, one outcome per pair in order. An output that makes
 * a data set's own checker crash is `ok: false`; a rejection means that the checker itself could not be run.
 */
export type CheckOutputs = (pairs: CheckPair[]) => Promise<CheckOutcome[]>;

/** What is known of an output: checked now or earlier, or not checkable since only its hash was kept. */
export type OutputFinding = CheckOutcome | "unseen";

/** Checks outputs and remembers, so that an output is checked once however many repeats give it. */
export interface OutputJudge {
  /** One finding per run, in order. Calls must not overlap. */
  findings(runs: readonly CaseRun[], outputsKept: boolean): Promise<OutputFinding[]>;
}

/** Outcomes are remembered per expected text and hash of the output: a checker sees nothing else. */
export function createOutputJudge(cases: readonly TestCase[], check: CheckOutputs): OutputJudge {
  const known = new Map<string, CheckOutcome>();
  const expectedIds = new Map<string, number>();
  const keyOf = (run: CaseRun): string => {
    const { expected } = caseOf(cases, run.caseIndex);
    const id = expectedIds.get(expected) ?? expectedIds.size;
    expectedIds.set(expected, id);
    return `${id}:${run.stdoutHash}`;
  };

  async function checkNew(runs: readonly CaseRun[]): Promise<void> {
    const fresh = new Map<string, CheckPair>();
    for (const run of runs) {
      const key = keyOf(run);
      if (known.has(key) || fresh.has(key)) continue;
      fresh.set(key, { expected: caseOf(cases, run.caseIndex).expected, actual: decodeOutput(run.stdout) });
    }
    if (fresh.size === 0) return;
    const outcomes = await check([...fresh.values()]);
    if (outcomes.length !== fresh.size) {
      throw new AppError("internal", `The checker gave ${outcomes.length} outcomes for ${fresh.size} outputs.`);
    }
    [...fresh.keys()].forEach((key, index) => known.set(key, outcomes[index] as CheckOutcome));
  }

  return {
    async findings(runs, outputsKept) {
      if (outputsKept) await checkNew(runs);
      return runs.map((run) => known.get(keyOf(run)) ?? "unseen");
    },
  };
}

/** The case of that index; an index that does not exist is the sandbox's fault. */
export function caseOf(cases: readonly TestCase[], caseIndex: number): TestCase {
  const testCase = cases[caseIndex];
  if (testCase !== undefined) return testCase;
  throw new AppError("sandbox_unavailable", `The sandbox reported case ${caseIndex}, which does not exist.`);
}
