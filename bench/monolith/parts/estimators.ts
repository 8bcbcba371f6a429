import { policyForRepeats, type RepeatFigures } from "@/lib/core/judging";
import { createRandom } from "@/lib/core/stats";
import { judgedFigures, type Bench } from "../bench";
import type { EstimatorRow, EstimatorTable } from "../schema";
import { ESTIMATORS, toldApartPct, trialsCvPct, type Estimator, type Trial } from "../statistics";
import { twoPrograms } from "../work";
import { judgePair, MORE_PCT, WORK_MS } from "./told-apart";

const SESSIONS = 40;
const REPEATS = 15;
const COUNTS = [5, 9, 15];
const SEED = 7;

interface Repeat {
  wallNs: number;
  /** Null where the yardstick was not asked. */
  yardstickNs: number | null;
}

interface Repeats {
  all: Repeat[];
  clean: Repeat[];
}

interface Pair {
  less: Repeats;
  more: Repeats;
}

/** The estimators side by side on the same runs: 15 clean repeats a session, of which each takes the first n. */
export async function compareEstimators(bench: Bench): Promise<EstimatorTable> {
  const programs = await twoPrograms(bench, WORK_MS, MORE_PCT);
  const policy = policyForRepeats(REPEATS);
  const lot = createRandom(SEED);
  const pairs: Pair[] = [];
  for (let session = 0; session < SESSIONS; session++) {
    bench.say(`estimators: pair ${session + 1} of ${SESSIONS}`);
    const pair = await judgePair<Repeats>(programs, lot.below(2) === 1, async (program) => {
      const figures = await judgedFigures(bench, program, policy);
      return figures && sorted(figures.repeats);
    });
    if (pair) pairs.push(pair);
  }
  const all = pairs.flatMap(({ less, more }) => [...less.all, ...more.all]).length;
  const clean = pairs.flatMap(({ less, more }) => [...less.clean, ...more.clean]).length;
  return {
    sessions: 2 * SESSIONS,
    trials: pairs.length,
    workMs: WORK_MS,
    contaminatedRepeatsPct: (100 * (all - clean)) / all,
    rows: COUNTS.flatMap((repeats) => (["clean", "all"] as const).flatMap((runs) => [false, true].flatMap((related) => rowsOf(pairs, { repeats, runs, related })))),
  };
}

function sorted(repeats: readonly RepeatFigures[]): Repeats {
  return { all: [...repeats], clean: repeats.filter(({ contamination }) => contamination === null) };
}

function rowsOf(pairs: readonly Pair[], row: Pick<EstimatorRow, "repeats" | "runs" | "related">): EstimatorRow[] {
  return (Object.keys(ESTIMATORS) as Estimator[]).map((estimator) => {
    const estimate = (repeats: Repeats): number => {
      const taken = repeats[row.runs].slice(0, row.repeats);
      const wall = ESTIMATORS[estimator](taken.map(({ wallNs }) => wallNs));
      return row.related ? wall / ESTIMATORS[estimator](taken.map(({ yardstickNs }) => yardstickNs ?? Number.NaN)) : wall;
    };
    const trials = pairs.map(({ less, more }): Trial => ({ less: estimate(less), more: estimate(more) }));
    return { estimator, ...row, cvPct: trialsCvPct(trials), toldApartPct: toldApartPct(trials) };
  });
}
