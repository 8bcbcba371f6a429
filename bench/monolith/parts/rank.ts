import { OFFICIAL, type JudgedExecution } from "@/lib/core/judging";
import type { ImportedProblem } from "@/lib/core/problem";
import { hasEfficiencySignal, metricFiguresOf, METRICS, type Metric, type MetricFigures } from "@/lib/core/scoring";
import { mean, spearman } from "@/lib/core/stats";
import { loadProblemSet } from "@/lib/infra/sources";
import { judgePatiently, type Bench } from "../bench";
import { readCalibrations, writeCalibrations, type Calibrations } from "../calibrations";
import type { Rank } from "../schema";
import { distributionOf } from "../statistics";

const STARTER_SET = "problems/starter.jsonl.gz";
const LANGUAGE = "python3";
const CONTAMINATED_TRIES = 3;
/** A timer takes no more than a signed 32-bit number of milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface RankOptions {
  /** Keeps what is measured, so that a calibration that was stopped goes on; null keeps nothing. */
  calibrationsFile: string | null;
  /** Stop measuring after so many seconds; the part then gives no figure yet. */
  secondsAtMost: number;
  /** Only the first so many problems of the set. */
  problemsAtMost: number;
}

interface Job {
  key: string;
  problem: ImportedProblem;
  code: string;
}

/**
 * Two independent calibrations of the starter set, one whole after the other, and how alike they rank the
 * references of each problem. Null when the time given ran out before both were complete.
 */
export async function measureRank(bench: Bench, options: RankOptions): Promise<Rank | null> {
  const set = await loadProblemSet({ source: STARTER_SET });
  const jobs = set.problems.slice(0, options.problemsAtMost).flatMap(jobsOf);
  const calibrations = readCalibrations(options.calibrationsFile, bench.profile.hash);
  const timeIsUp = AbortSignal.timeout(Math.min(options.secondsAtMost * 1000, LONGEST_TIMER_MS));
  for (const [round, measured] of calibrations.measured.entries()) {
    for (const [index, job] of jobs.entries()) {
      if (measured[job.key] !== undefined) continue;
      bench.say(`rank: calibration ${round + 1}, ${index + 1} of ${jobs.length}, ${job.key}`);
      const judged = timeIsUp.aborted ? null : await judge(bench, job, timeIsUp);
      if (judged === null) {
        bench.say(`rank: stopped in calibration ${round + 1} at ${index} of ${jobs.length}; the same call goes on`);
        return null;
      }
      measured[job.key] = judged.figures && metricFiguresOf(judged.figures);
      writeCalibrations(options.calibrationsFile, calibrations);
    }
  }
  return rankOf(jobs, calibrations);
}

function jobsOf(problem: ImportedProblem): Job[] {
  return problem.references
    .filter(({ language }) => language === LANGUAGE)
    .map(({ code, label }) => ({ key: `${problem.slug}/${label}`, problem, code }));
}

/** Tried again where the host disturbed too much; null when the time is up. */
async function judge(bench: Bench, { problem, code }: Job, timeIsUp: AbortSignal): Promise<JudgedExecution | null> {
  for (let tries = 1; ; tries++) {
    const judged = await judgePatiently(bench, { problem, language: LANGUAGE, code, policy: OFFICIAL }, timeIsUp);
    if (judged?.verdict !== "IE" || tries === CONTAMINATED_TRIES) return judged;
  }
}

interface Pair {
  first: MetricFigures;
  second: MetricFigures;
}

/** References of each problem that both calibrations measured. */
function pairsByProblem(jobs: readonly Pick<Job, "key">[], { measured: [first, second] }: Calibrations): Map<string, Pair[]> {
  const pairs = new Map<string, Pair[]>();
  for (const { key } of jobs) {
    const problem = key.slice(0, key.indexOf("/"));
    const [a, b] = [first[key], second[key]];
    pairs.set(problem, [...(pairs.get(problem) ?? []), ...(a && b ? [{ first: a, second: b }] : [])]);
  }
  return pairs;
}

/** Spearman's correlation per problem; null without a signal in both calibrations, or where it is not defined. */
export function correlationOf(pairs: readonly Pair[], metric: Metric): number | null {
  const first = pairs.map((pair) => pair.first[metric]);
  const second = pairs.map((pair) => pair.second[metric]);
  if (!hasEfficiencySignal(first) || !hasEfficiencySignal(second)) return null;
  return spearman(first.map(({ value }) => value), second.map(({ value }) => value));
}

export function rankOf(jobs: readonly Pick<Job, "key">[], calibrations: Calibrations): Rank {
  const problems = pairsByProblem(jobs, calibrations);
  const pairs = [...problems.values()].flat();
  const summaries = METRICS.map((metric) => {
    const known = [...problems.values()].map((list) => correlationOf(list, metric)).filter((value) => value !== null);
    return known.length === 0 ? { mean: null, least: null, problems: 0 } : { mean: mean(known), least: Math.min(...known), problems: known.length };
  });
  const [time, memory, integral] = summaries as [Rank["time"], Rank["memory"], Rank["integral"]];
  return {
    problems: problems.size,
    references: jobs.length,
    unmeasured: jobs.length - pairs.length,
    time,
    memory,
    integral,
    timeRatio: distributionOf(pairs.map(({ first, second }) => second.time.value / first.time.value)),
    withSignal: [...problems].map(([problem, list]) => ({ problem, time: correlationOf(list, "time"), references: list.length })),
  };
}
