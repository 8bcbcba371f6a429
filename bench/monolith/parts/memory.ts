import { z } from "zod";
import type { CaseRun } from "@/lib/core/measurement";
import { median } from "@/lib/core/stats";
import { outputOf, runCases, withProgram, type Bench } from "../bench";
import { MEMORY_PROGRAMS, type MemoryProgram } from "../memory-programs";
import { profileErrors, type ProfileErrors, type ProfilePoint } from "../profile-integral";
import type { MemoryProfile } from "../schema";

const RUNS = 12;
const NULL_CASE = 0;
const FULL_CASE = 1;

const pointsSchema = z.array(z.tuple([z.number(), z.number()]));

function pointsOf(run: CaseRun): ProfilePoint[] {
  return pointsSchema.parse(JSON.parse(outputOf(run))).map(([tNs, bytes]) => ({ tNs, bytes }));
}

/** Peak and integral against programs that know what they hold when: null run and full run in turn. */
export async function measureMemory(bench: Bench): Promise<MemoryProfile[]> {
  const profiles: MemoryProfile[] = [];
  for (const program of MEMORY_PROGRAMS) {
    bench.say(`memory: ${program.name}`);
    profiles.push(await measureProfile(bench, program));
  }
  return profiles;
}

async function measureProfile(bench: Bench, program: MemoryProgram): Promise<MemoryProfile> {
  const cases = [NULL_CASE, FULL_CASE, ...Array.from({ length: RUNS }, () => [NULL_CASE, FULL_CASE]).flat()];
  const inputs = ["0", String(program.addedBytes)];
  const runs = await withProgram(bench, program.source, inputs, (session) => runCases(session, { cases }));
  const errors: ProfileErrors[] = [];
  const full: CaseRun[] = [];
  // The first pair warms up.
  for (let i = 2; i + 1 < runs.length; i += 2) {
    const [nothing, held] = [runs[i] as CaseRun, runs[i + 1] as CaseRun];
    full.push(held);
    errors.push(profileErrors(held, nothing, pointsOf(held)));
  }
  const of = (key: keyof ProfileErrors) => signed(errors.map((one) => one[key]));
  return {
    name: program.name,
    runs: errors.length,
    addedBytes: program.addedBytes,
    integralPct: of("integralPct"),
    peakPct: of("peakPct"),
    wholeIntegralPct: of("wholeIntegralPct"),
    wholePeakPct: of("wholePeakPct"),
    statedBoundPct: median(full.map((run) => (100 * run.integralErrorByteSeconds) / run.integralByteSeconds)),
  };
}

/** Median, and the value farthest from nought. */
function signed(values: readonly number[]): { median: number; worst: number } {
  return { median: median(values), worst: values.reduce((worst, value) => (Math.abs(value) > Math.abs(worst) ? value : worst)) };
}
