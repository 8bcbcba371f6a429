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

interface Walls {
  all: number[];
  clean: number[];
}

interface Pair {
  less: Walls;
  more: Walls;
}

/** The estimators side by side on the same runs: 15 clean repeats a session, of which each takes the first n. */
export async function compareEstimators(bench: Bench): Promise<EstimatorTable> {
  const programs = await twoPrograms(bench, WORK_MS, MORE_PCT);
  const policy = policyForRepeats(REPEATS);
  const lot = createRandom(SEED);
  const pairs: Pair[] = [];
  for (let session = 0; session < SESSIONS; session++) {
    bench.say(`estimators: pair ${session + 1} of ${SESSIONS}`);
    const pair = await judgePair<Walls>(programs, lot.below(2) === 1, async (program) => {
      const figures = await judgedFigures(bench, program, policy);
      return figures && wallsOf(figures.repeats);
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
    rows: COUNTS.flatMap((repeats) => (["clean", "all"] as const).flatMap((runs) => rowsOf(pairs, repeats, runs))),
  };
}

function wallsOf(repeats: readonly RepeatFigures[]): Walls {
  return {
    all: repeats.map(({ wallNs }) => wallNs),
    clean: repeats.filter(({ contamination }) => contamination === null).map(({ wallNs }) => wallNs),
  };
}

function rowsOf(pairs: readonly Pair[], repeats: number, runs: "all" | "clean"): EstimatorRow[] {
  return (Object.keys(ESTIMATORS) as Estimator[]).map((estimator) => {
    const estimate = ({ [runs]: walls }: Walls) => ESTIMATORS[estimator](walls.slice(0, repeats));
    const trials = pairs.map(({ less, more }): Trial => ({ less: estimate(less), more: estimate(more) }));
    return { estimator, repeats, runs, cvPct: trialsCvPct(trials), toldApartPct: toldApartPct(trials) };
  });
}
