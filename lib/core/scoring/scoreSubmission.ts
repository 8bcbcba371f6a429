import { AppError } from "../errors";
import { scoreProblem, type CalibratedProblem, type ScorableExecution } from "./problemScore";
import { estimateMean, resamplesFor } from "./resampling";
import { SCORE_KEYS, SCORE_VERSION, type ProblemScore, type SubmissionScore } from "./score";

/** The measured references of every problem that counts in a set, all on one profile. */
export interface Calibration {
  profileHash: string;
  /** The whole set: a problem that is not here does not count, one that is here must have references. */
  problems: readonly CalibratedProblem[];
}

/**
 * Scores a submission over the whole set: per problem, and as means over problems with 95 % intervals. The
 * order of executions and of problems changes nothing.
 *
 * Throws AppError not_calibrated (a problem without references, or an empty set), profile_mismatch (figures
 * from another profile than the references), unknown_problem (an execution outside the set), invalid_input
 * (a sample twice, or a figure that is not above nought).
 */
export function scoreSubmission(input: {
  executions: readonly ScorableExecution[];
  calibration: Calibration;
}): SubmissionScore {
  const { calibration } = input;
  requireCalibrated(calibration);
  const byProblem = groupExecutions(input.executions, calibration);
  const perProblem = [...calibration.problems]
    .sort((a, b) => (a.problemId < b.problemId ? -1 : 1))
    .map((problem) => scoreProblem(problem, byProblem.get(problem.problemId) ?? []));
  const pending = perProblem.reduce((sum, problem) => sum + problem.pending, 0);
  return {
    version: SCORE_VERSION,
    profileHash: calibration.profileHash,
    final: pending === 0,
    coverage: {
      problems: perProblem.length,
      attempted: perProblem.filter(({ problemId }) => (byProblem.get(problemId) ?? []).length > 0).length,
      samples: input.executions.length,
      pending,
    },
    perProblem,
    means: meansOf(perProblem),
  };
}

function meansOf(perProblem: readonly ProblemScore[]): SubmissionScore["means"] {
  const bySize = new Map<number, ReturnType<typeof resamplesFor>>();
  const estimates = SCORE_KEYS.map((key) => {
    const values = perProblem.map(({ scores }) => scores[key]).filter((score) => score !== null);
    if (values.length === 0) return [key, null];
    const resamples = bySize.get(values.length) ?? resamplesFor(values.length);
    bySize.set(values.length, resamples);
    return [key, estimateMean(values, resamples)];
  });
  return Object.fromEntries(estimates) as SubmissionScore["means"];
}

function requireCalibrated({ problems }: Calibration): void {
  const bare = problems.filter(({ references }) => references.length === 0);
  if (problems.length > 0 && bare.length === 0) return;
  const which = bare.slice(0, 5).map(({ problemId }) => problemId);
  const more = bare.length > which.length ? ` and ${bare.length - which.length} more` : "";
  throw new AppError(
    "not_calibrated",
    problems.length === 0
      ? "The problem set has no calibrated problem on this measurement profile."
      : `No measured reference solution on this measurement profile for: ${which.join(", ")}${more}.`,
    { hint: "Calibrate the problem set on this host, then compute the scores again." },
  );
}

function groupExecutions(
  executions: readonly ScorableExecution[],
  calibration: Calibration,
): Map<string, ScorableExecution[]> {
  const byProblem = new Map<string, ScorableExecution[]>(
    calibration.problems.map(({ problemId }) => [problemId, []]),
  );
  const seen = new Set<string>();
  for (const execution of executions) {
    const { problemId, sample } = execution;
    const group = byProblem.get(problemId);
    if (group === undefined) {
      throw new AppError("unknown_problem", `Sample ${sample} is of problem ${problemId}, which is not in the set.`);
    }
    const key = `${sample}:${problemId}`;
    if (seen.has(key)) {
      throw new AppError("invalid_input", `Sample ${sample} of problem ${problemId} was given twice.`);
    }
    seen.add(key);
    requireProfile(execution, calibration.profileHash);
    group.push(execution);
  }
  for (const group of byProblem.values()) group.sort((a, b) => a.sample - b.sample);
  return byProblem;
}

function requireProfile({ problemId, sample, figures, profileHash }: ScorableExecution, wanted: string): void {
  if (figures === null || profileHash === wanted) return;
  throw new AppError(
    "profile_mismatch",
    `Sample ${sample} of problem ${problemId} was measured on profile ${profileHash ?? "unknown"}, its references on ${wanted}.`,
    { hint: "Calibrate the set on the profile of the executions, or measure the samples again on that of the references." },
  );
}
