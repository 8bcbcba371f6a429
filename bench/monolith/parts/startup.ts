import type { CaseRun, SandboxSession } from "@/lib/core/measurement";
import { repeatContamination } from "@/lib/core/judging";
import { mean, median } from "@/lib/core/stats";
import { openBare, type Bare } from "../bare";
import { runCases, withProgram, type Bench } from "../bench";
import { HONEST_SOLUTION, MEMOISING_SOLUTION, passesProgram, singleCaseProgram } from "../programs";
import type { StartUp, StartUpRow } from "../schema";
import { excessPct, toldApartPct, trialsCvPct, type Trial } from "../statistics";
import { stepsFor } from "../work";

const WORK_MS = 20;
const MORE_PCT = 10;
const TRIALS = 20;
/** Windows of a figure by fork. */
const WINDOWS = 15;
/** Runs at each number of passes; 5 x (1 + 2) passes cost what 15 windows do. */
const PASS_RUNS = 5;
const FEW_PASSES = 1;
const MANY_PASSES = 2;
const PASSES = PASS_RUNS * (FEW_PASSES + MANY_PASSES);

/** One repeat: its figure, and whether the contamination test let it pass. */
interface Repeat {
  wallNs: number;
  clean: boolean;
}

/** What one program gave in one trial. */
interface Observation {
  windows: Repeat[];
  few: Repeat[];
  many: Repeat[];
  bareFew: number[];
  bareMany: number[];
}

type Which = "less" | "more";

interface Work {
  /** Input of each case: steps of the work loop. */
  cases: number[];
}

/**
 * Two ways to keep the start of the interpreter out of a figure: a fork per case that is released after the start,
 * and passes, where the slope between one and two passes of the case set in one process cancels it. Both get as
 * many passes of the case set for a figure.
 */
export async function compareStartUp(bench: Bench, caseCount: number): Promise<StartUp> {
  const steps = await stepsFor(bench, WORK_MS / caseCount);
  const work: Record<Which, Work> = {
    less: { cases: Array<number>(caseCount).fill(steps) },
    more: { cases: Array<number>(caseCount).fill(Math.round(steps * (1 + MORE_PCT / 100))) },
  };
  const trials: Record<Which, Observation>[] = [];
  const bare = await openBare(bench);
  try {
    for (let trial = 0; trial < TRIALS; trial++) {
      bench.say(`startup of ${caseCount} case${caseCount === 1 ? "" : "s"}: trial ${trial + 1} of ${TRIALS}`);
      trials.push(await observePair(bench, bare, work, trial % 2 === 1));
    }
    const memoised = await observe(bench, bare, MEMOISING_SOLUTION, work.less);
    return { cases: caseCount, workMs: WORK_MS, rows: METHODS.map((method) => rowOf(method, trials, memoised)) };
  } finally {
    await bare.close();
  }
}

async function observePair(bench: Bench, bare: Bare, work: Record<Which, Work>, moreFirst: boolean): Promise<Record<Which, Observation>> {
  const first = await observe(bench, bare, HONEST_SOLUTION, work[moreFirst ? "more" : "less"]);
  const second = await observe(bench, bare, HONEST_SOLUTION, work[moreFirst ? "less" : "more"]);
  return moreFirst ? { less: second, more: first } : { less: first, more: second };
}

async function observe(bench: Bench, bare: Bare, solution: string, { cases }: Work): Promise<Observation> {
  const windows = await withProgram(bench, singleCaseProgram(solution), cases.map(String), (session) => repeatsOf(session, WINDOWS, indexesOf(cases)));
  const source = passesProgram(solution);
  const inputs = [FEW_PASSES, MANY_PASSES].map((passes) => JSON.stringify([passes, cases]));
  const both = await withProgram(bench, source, inputs, (session) => repeatsOf(session, PASS_RUNS, [0, 1], "apart"));
  const bareFew: number[] = [];
  const bareMany: number[] = [];
  for (let i = 0; i < PASS_RUNS; i++) {
    bareFew.push((await bare.run(source, inputs[0])).wallNs);
    bareMany.push((await bare.run(source, inputs[1])).wallNs);
  }
  return { windows, few: both.filter((_, i) => i % 2 === 0), many: both.filter((_, i) => i % 2 === 1), bareFew, bareMany };
}

function indexesOf(list: readonly unknown[]): number[] {
  return list.map((_, index) => index);
}

/** Repeats of all cases after a discarded one; each repeat is the sum of its cases, or "apart" each case one. */
async function repeatsOf(session: SandboxSession, count: number, cases: number[], how: "summed" | "apart" = "summed"): Promise<Repeat[]> {
  await runCases(session, { cases });
  const repeats: Repeat[] = [];
  for (let i = 0; i < count; i++) {
    const runs = await runCases(session, { cases });
    repeats.push(...(how === "summed" ? [repeatOf(runs)] : runs.map((run) => repeatOf([run]))));
  }
  return repeats;
}

function repeatOf(runs: readonly CaseRun[]): Repeat {
  return { wallNs: runs.reduce((sum, run) => sum + run.wallNs, 0), clean: repeatContamination(runs) === null };
}

interface Method {
  method: StartUpRow["method"];
  passes: number;
  runs: StartUpRow["runs"];
  figure: (seen: Observation) => number;
}

const wallsOf = (repeats: readonly Repeat[]): number[] => repeats.map(({ wallNs }) => wallNs);
const cleanOf = (repeats: readonly Repeat[]): number[] => wallsOf(repeats.filter(({ clean }) => clean));
const slope = (few: readonly number[], many: readonly number[]): number => (median(many) - median(few)) / (MANY_PASSES - FEW_PASSES);

const METHODS: readonly Method[] = [
  { method: "fork", passes: PASS_RUNS, runs: "all", figure: ({ windows }) => median(wallsOf(windows.slice(0, PASS_RUNS))) },
  { method: "fork", passes: WINDOWS, runs: "all", figure: ({ windows }) => median(wallsOf(windows)) },
  { method: "fork", passes: WINDOWS, runs: "clean", figure: ({ windows }) => median(cleanOf(windows)) },
  { method: "passes_in_fork", passes: PASSES, runs: "all", figure: ({ few, many }) => slope(wallsOf(few), wallsOf(many)) },
  { method: "passes_in_fork", passes: PASSES, runs: "clean", figure: ({ few, many }) => slope(cleanOf(few), cleanOf(many)) },
  { method: "passes_fresh_interpreter", passes: PASSES, runs: "all", figure: ({ bareFew, bareMany }) => slope(bareFew, bareMany) },
];

/** Trials without a clean run have no figure and are left out; their number shows. */
function rowOf({ figure, ...method }: Method, observed: readonly Record<Which, Observation>[], memoised: Observation): StartUpRow {
  const trials = observed
    .map(({ less, more }): Trial => ({ less: figure(less), more: figure(more) }))
    .filter(({ less, more }) => Number.isFinite(less) && Number.isFinite(more));
  return {
    ...method,
    trials: trials.length,
    cvPct: trialsCvPct(trials),
    toldApartPct: toldApartPct(trials),
    foundDifferencePct: median(trials.map(({ less, more }) => excessPct(more, less))),
    memoisedShare: figure(memoised) / mean(trials.map(({ less }) => less)),
  };
}
