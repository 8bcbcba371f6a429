import { median } from "@/lib/core/stats";
import { outputOf, runCases, withProgram, type Bench, type KnownProgram } from "./bench";
import { timedWorkProgram, workProgram } from "./programs";

const TRIAL_STEPS = 200_000;
const TRIAL_RUNS = 9;

/** Steps of the work loop that take so long on this host now. */
export async function stepsFor(bench: Bench, milliseconds: number): Promise<number> {
  const cases = Array<number>(TRIAL_RUNS).fill(0);
  const runs = await withProgram(bench, timedWorkProgram(TRIAL_STEPS), [""], (session) => runCases(session, { cases }));
  const ownNs = median(runs.map((run) => Number(outputOf(run))));
  return Math.round((TRIAL_STEPS * milliseconds * 1e6) / ownNs);
}

/** A program that works for so many steps, with its right answer. */
export async function knownWork(bench: Bench, steps: number): Promise<KnownProgram> {
  const source = workProgram(steps);
  const [run] = await withProgram(bench, source, [""], (session) => runCases(session));
  return { source, expected: run ? outputOf(run) : "" };
}

/** Programs A and B: `milliseconds` of work, and `more` per cent more. */
export async function twoPrograms(bench: Bench, milliseconds: number, more: number): Promise<{ less: KnownProgram; more: KnownProgram }> {
  const steps = await stepsFor(bench, milliseconds);
  return { less: await knownWork(bench, steps), more: await knownWork(bench, Math.round(steps * (1 + more / 100))) };
}
