import { OFFICIAL, type ExecutionFigures, type RepeatFigures } from "@/lib/core/judging";
import { judgedFigures, type Bench } from "../bench";
import { runAsOriginal, type OriginalRun } from "../original";
import type { Cv } from "../schema";
import { cvPct, distributionOf, successiveCvPct } from "../statistics";
import { knownWork, stepsFor } from "../work";

const WORK_MS = 20;
const SESSIONS = 40;
const SESSIONS_PER_ORIGINAL = 2;

/** How well a figure repeats: single runs, and what the judging reports, over independent sessions. */
export async function measureCv(bench: Bench): Promise<Cv> {
  const program = await knownWork(bench, await stepsFor(bench, WORK_MS));
  const figures: ExecutionFigures[] = [];
  const originals: OriginalRun[] = [];
  let refused = 0;
  for (let session = 0; session < SESSIONS; session++) {
    bench.say(`cv: session ${session + 1} of ${SESSIONS}`);
    const found = await judgedFigures(bench, program, OFFICIAL);
    if (found) figures.push(found);
    else refused += 1;
    if (session % SESSIONS_PER_ORIGINAL === 0) originals.push(await runAsOriginal(bench, program.source));
  }
  return summarise(figures, originals, refused);
}

function summarise(figures: readonly ExecutionFigures[], originals: readonly OriginalRun[], refused: number): Cv {
  const repeats = figures.flatMap((one) => one.repeats);
  const clean = repeats.filter(({ contamination }) => contamination === null);
  const wallsOf = (list: readonly RepeatFigures[]) => list.map(({ wallNs }) => wallNs);
  const originalWalls = originals.map(({ wallNs }) => wallNs);
  return {
    sessions: figures.length,
    infrastructureErrors: refused,
    workMs: WORK_MS,
    singlePct: cvPct(wallsOf(repeats)),
    singleCleanPct: cvPct(wallsOf(clean)),
    contaminatedRepeatsPct: (100 * (repeats.length - clean.length)) / repeats.length,
    reportedPct: cvPct(figures.map(({ wallNs }) => wallNs)),
    reportedSuccessivePct: successiveCvPct(figures.map(({ wallNs }) => wallNs)),
    reportedUnrelatedPct: cvPct(figures.map(({ wallNs, hostSpeed }) => wallNs / (hostSpeed ?? 1))),
    reportedCpuPct: cvPct(figures.map(({ cpuNs }) => cpuNs)),
    reportedPeakPct: cvPct(figures.map(({ peakBytes }) => peakBytes)),
    reportedIntegralPct: cvPct(figures.map(({ integralByteSeconds }) => integralByteSeconds)),
    repeatsPerSession: distributionOf(figures.map(({ cleanRepeats }) => cleanRepeats)),
    originalSinglePct: cvPct(originalWalls),
    originalSuccessivePct: successiveCvPct(originalWalls),
    originalPeakPct: cvPct(originals.map(({ peakKib }) => peakKib)),
  };
}
