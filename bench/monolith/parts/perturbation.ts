import { median } from "@/lib/core/stats";
import { openBare, type Bare } from "../bare";
import { outputOf, runOne, withProgram, type Bench } from "../bench";
import { runAsOriginal } from "../original";
import { timedWorkProgram } from "../programs";
import type { Condition, Perturbation } from "../schema";
import { distributionOf, excessPct } from "../statistics";
import { stepsFor } from "../work";

const WORK_MS = 190;
const ROUNDS = 24;
/** The original's method takes several times longer; every third round is enough to see what it does. */
const ROUNDS_PER_ORIGINAL = 3;

interface Observation {
  ownNs: number;
  reportedNs: number | null;
  samples?: number;
  maxGapNs?: number;
}

interface Round {
  bare: Observation;
  sampled: Observation;
  unsampled: Observation;
  original: Observation | null;
}

/**
 * What being measured does to a CPU-bound program: the same loop, timed by the program itself, bare, in the sandbox
 * with and without its sampler, and as the original measures, in turn; each ratio is taken within its round.
 */
export async function measurePerturbation(bench: Bench): Promise<Perturbation> {
  const source = timedWorkProgram(await stepsFor(bench, WORK_MS));
  const bare = await openBare(bench);
  const rounds: Round[] = [];
  try {
    await observeRound(bench, bare, source, true);
    for (let round = 0; round < ROUNDS; round++) {
      bench.say(`perturbation: round ${round + 1} of ${ROUNDS}`);
      rounds.push(await observeRound(bench, bare, source, round % ROUNDS_PER_ORIGINAL === 0));
    }
  } finally {
    await bare.close();
  }
  return summarise(rounds);
}

/** Bare, sampled, unsampled, bare again: the mean of the two bare runs takes a steady drift out of the ratios. */
async function observeRound(bench: Bench, bare: Bare, source: string, withOriginal: boolean): Promise<Round> {
  const first = await bare.run(source);
  const [sampled, unsampled] = await withProgram(bench, source, [""], async (session) => {
    return [await observed(runOne(session)), await observed(runOne(session, { sample: false }))] as const;
  });
  const second = await bare.run(source);
  const original = withOriginal ? await runAsOriginal(bench, source) : null;
  return {
    bare: { ownNs: (Number(first.stdout) + Number(second.stdout)) / 2, reportedNs: (first.wallNs + second.wallNs) / 2 },
    sampled,
    unsampled,
    original: original && { ownNs: Number(original.stdout), reportedNs: original.wallNs, samples: original.samples },
  };
}

async function observed(running: ReturnType<typeof runOne>): Promise<Observation> {
  const run = await running;
  return { ownNs: Number(outputOf(run)), reportedNs: run.wallNs, samples: run.sampleCount, maxGapNs: run.maxSampleGapNs };
}

const hz = ({ samples = 0, reportedNs }: Observation): number => samples / ((reportedNs ?? Number.NaN) / 1e9);

function summarise(rounds: readonly Round[]): Perturbation {
  const originals = rounds.filter((round): round is Round & { original: Observation } => round.original !== null);
  const sampled = rounds.map((round) => round.sampled);
  return {
    rounds: rounds.length,
    bare: conditionOf(rounds, (round) => round.bare),
    sampled: conditionOf(rounds, (round) => round.sampled),
    unsampled: conditionOf(rounds, (round) => round.unsampled),
    original: conditionOf(originals, (round) => round.original),
    samplerPct: median(rounds.map((round) => excessPct(round.sampled.ownNs, round.unsampled.ownNs))),
    sampleHz: distributionOf(sampled.map(hz)),
    maxSampleGapMs: distributionOf(sampled.map(({ maxGapNs = 0 }) => maxGapNs / 1e6)),
    originalSampleHz: distributionOf(originals.map(({ original }) => hz(original))),
  };
}

function conditionOf<R extends Round>(rounds: readonly R[], of: (round: R) => Observation): Condition {
  const all = rounds.map(of);
  return {
    ownMs: distributionOf(all.map(({ ownNs }) => ownNs / 1e6)),
    againstBarePct: median(rounds.map((round) => excessPct(of(round).ownNs, round.bare.ownNs))),
    reportedMs: distributionOf(all.map(({ reportedNs }) => (reportedNs ?? Number.NaN) / 1e6)),
    reportedBeyondOwnPct: median(all.map(({ ownNs, reportedNs }) => excessPct(reportedNs ?? Number.NaN, ownNs))),
  };
}
