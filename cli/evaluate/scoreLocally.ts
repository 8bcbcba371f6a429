import pLimit from "p-limit";
import { metricFiguresOf, scoreSubmission, type MetricFigures, type ScorableExecution, type SubmissionScore } from "@/lib/core/scoring";
import { OFFICIAL, type JudgedExecution } from "@/lib/core/judging";
import { LANGUAGE_NAMES, type ImportedProblem, type ImportedProblemSet, type Language } from "@/lib/core/problem";
import type { Progress } from "../support/progress";
import { judgeLocally, type LocalHost, type LocalJob } from "./judgeLocally";
import { openMeasurementCache, type MeasurementCache } from "./measurementCache";

export interface ScoreLocallyInput extends LocalHost {
  set: ImportedProblemSet;
  language: Language;
  /** The samples in this language. */
  judged: { job: LocalJob; result: JudgedExecution }[];
  progress: Progress;
}

/**
 * Measures the references in a language that are not known on its profile yet, then scores as the leaderboard does.
 * Null where the set has no accepted reference in the language, or this host cannot run it.
 */
export async function scoreLocally(input: ScoreLocallyInput): Promise<SubmissionScore | null> {
  if (input.failures.has(input.language)) return null;
  const profile = await input.sandbox.profile(input.language);
  const cache = openMeasurementCache(profile.hash);
  const references = await calibrate(input, cache);
  const calibration = { profileHash: profile.hash, problems: [...references].map(([problemId, list]) => ({ problemId, references: list })) };
  if (calibration.problems.length === 0) {
    input.progress.say(`no scores in ${LANGUAGE_NAMES[input.language]}: the set has no accepted reference solution in it`);
    return null;
  }
  const executions = input.judged
    .filter(({ job }) => references.has(job.problem.slug))
    .map(({ job, result }): ScorableExecution => ({
      problemId: job.problem.slug,
      sample: job.sample,
      verdict: result.verdict,
      profileHash: profile.hash,
      figures: result.figures ? metricFiguresOf(result.figures) : null,
    }));
  return scoreSubmission({ executions, calibration });
}

/** Figures of the accepted references, by slug; problems without any cannot be scored and are left out. */
async function calibrate(input: ScoreLocallyInput, cache: MeasurementCache): Promise<Map<string, MetricFigures[]>> {
  const jobs = input.set.problems.filter((problem) => problem.notScorable === null).flatMap((problem) => referenceJobs(problem, input.language));
  const limit = pLimit(input.sandbox.slots());
  const byProblem = new Map<string, MetricFigures[]>();
  let done = 0;
  await Promise.all(
    jobs.map((job) =>
      limit(async () => {
        const { result } = await cache.remember(job, OFFICIAL, () => judgeLocally({ ...input, policy: OFFICIAL }, job));
        if (result.figures) byProblem.set(job.problem.slug, [...(byProblem.get(job.problem.slug) ?? []), metricFiguresOf(result.figures)]);
        done += 1;
        input.progress.update(`measuring the reference solutions in ${LANGUAGE_NAMES[input.language]}: ${done} of ${jobs.length}`);
      }),
    ),
  );
  return byProblem;
}

function referenceJobs(problem: ImportedProblem, language: Language): LocalJob[] {
  const references = problem.references.filter((reference) => reference.language === language);
  return references.map(({ code }, sample) => ({ problem, sample, language, code }));
}
