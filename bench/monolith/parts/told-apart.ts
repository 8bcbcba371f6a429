import { OFFICIAL, type ExecutionFigures } from "@/lib/core/judging";
import { createRandom, median } from "@/lib/core/stats";
import { judgedFigures, type Bench, type KnownProgram } from "../bench";
import type { ToldApart } from "../schema";
import { distributionOf, excessPct, toldApartPct, trialsCvPct, type Trial } from "../statistics";
import { twoPrograms } from "../work";

export const WORK_MS = 20;
export const MORE_PCT = 10;
const TRIALS = 40;
const SEED = 20_250_523;

/** Two programs judged one after the other in an order drawn by lot; null where one has no figure. */
export async function judgePair<T>(
  programs: { less: KnownProgram; more: KnownProgram },
  moreFirst: boolean,
  judge: (program: KnownProgram) => Promise<T | null>,
): Promise<{ less: T; more: T } | null> {
  const first = await judge(moreFirst ? programs.more : programs.less);
  const second = await judge(moreFirst ? programs.less : programs.more);
  if (first === null || second === null) return null;
  return moreFirst ? { less: second, more: first } : { less: first, more: second };
}

/** 20 ms of work against 10 % more, by the judging's own repeats and estimator: the larger figure is called slower. */
export async function measureToldApart(bench: Bench): Promise<ToldApart> {
  const programs = await twoPrograms(bench, WORK_MS, MORE_PCT);
  const lot = createRandom(SEED);
  const trials: Trial[] = [];
  const repeats: number[] = [];
  let refused = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    bench.say(`told-apart: trial ${trial + 1} of ${TRIALS}`);
    const pair = await judgePair<ExecutionFigures>(programs, lot.below(2) === 1, (program) => judgedFigures(bench, program, OFFICIAL));
    if (pair === null) {
      refused += 1;
      continue;
    }
    trials.push({ less: pair.less.wallNs, more: pair.more.wallNs });
    repeats.push(pair.less.cleanRepeats, pair.more.cleanRepeats);
  }
  return {
    trials: trials.length,
    infrastructureErrors: refused,
    workMs: WORK_MS,
    toldApartPct: toldApartPct(trials),
    cvPct: trialsCvPct(trials),
    foundDifferencePct: median(trials.map(({ less, more }) => excessPct(more, less))),
    repeatsPerSession: distributionOf(repeats),
  };
}
