import type { CaseRun, SandboxSession } from "@/lib/core/measurement";
import { mean } from "@/lib/core/stats";
import { runCases, runOne, withProgram, type Bench } from "../bench";
import { runAsOriginal } from "../original";
import { TRIVIAL } from "../programs";
import type { Overhead } from "../schema";
import { distributionOf } from "../statistics";

const ROUNDS = 12;
const WARM_UP_RUNS = 50;
const SINGLES_PER_ROUND = 25;
const BATCH = 200;
const WHOLE_PER_ROUND = 8;

interface Timed {
  outsideMs: number;
  run: CaseRun;
}

async function timed(start: () => Promise<CaseRun>): Promise<Timed> {
  const startedMs = performance.now();
  const run = await start();
  return { outsideMs: performance.now() - startedMs, run };
}

const beyondOwnMs = ({ outsideMs, run }: Timed): number => outsideMs - run.wallNs / 1e6;

/** What a warm trivial execution costs beyond the program's own time, in turn with a container per run. */
export async function measureOverhead(bench: Bench): Promise<Overhead> {
  const singles: Timed[] = [];
  const wholes: Timed[] = [];
  const batchesMs: number[] = [];
  const originals: { beyondMs: number; wholeMs: number }[] = [];
  await withProgram(bench, TRIVIAL, [""], (session) => runCases(session, { cases: Array<number>(WARM_UP_RUNS).fill(0) }));
  await runAsOriginal(bench, TRIVIAL);
  for (let round = 0; round < ROUNDS; round++) {
    bench.say(`overhead: round ${round + 1} of ${ROUNDS}`);
    await withProgram(bench, TRIVIAL, [""], async (session) => {
      singles.push(...(await singleRuns(session)));
      batchesMs.push(await batchMs(session));
    });
    for (let i = 0; i < WHOLE_PER_ROUND; i++) wholes.push(await timed(() => withProgram(bench, TRIVIAL, [""], (session) => runOne(session))));
    const original = await runAsOriginal(bench, TRIVIAL);
    originals.push({ wholeMs: original.wholeMs, beyondMs: original.wholeMs - original.wallNs / 1e6 });
  }
  return {
    singleMs: distributionOf(singles.map(beyondOwnMs)),
    wholeMs: distributionOf(wholes.map(beyondOwnMs)),
    batchedPerSecond: (1000 * BATCH) / mean(batchesMs),
    calledPerSecond: 1000 / mean(singles.map(({ outsideMs }) => outsideMs)),
    trivialWallMs: distributionOf(singles.map(({ run }) => run.wallNs / 1e6)),
    originalMs: distributionOf(originals.map(({ beyondMs }) => beyondMs)),
    originalPerSecond: 1000 / mean(originals.map(({ wholeMs }) => wholeMs)),
  };
}

async function singleRuns(session: SandboxSession): Promise<Timed[]> {
  await runOne(session);
  const all: Timed[] = [];
  for (let i = 0; i < SINGLES_PER_ROUND; i++) all.push(await timed(() => runOne(session)));
  return all;
}

async function batchMs(session: SandboxSession): Promise<number> {
  const startedMs = performance.now();
  await runCases(session, { cases: Array<number>(BATCH).fill(0) });
  return performance.now() - startedMs;
}
