import type { CaseRun } from "../measurement";
import { timeLimitIsHostsFault } from "./contamination";
import { indexes } from "./correctness";
import { figuresOf, wallRelativeError } from "./figures";
import { runDisturbedAgain } from "./mending";
import type { JudgingPolicy, RepeatPolicy } from "./policy";
import { measuredRepeat, settleContamination, type MeasuredRepeat } from "./repeat";
import { runCases, type RunContext } from "./running";
import type { ExecutionFigures } from "./schema";
import { decidingFailure, infrastructureFailure, verdictOfRun, type Failure } from "./verdicts";
import { SpeedLog } from "./yardstick";

export type Measured = { ok: true; figures: ExecutionFigures } | { ok: false; failure: Failure };

/** Told after every run. */
export interface MeasuringHooks {
  /** After the discarded run, where the policy wants one. */
  warmedUp(): void;
  /** After a repeat: how many are clean so far. */
  repeated(clean: number): void;
}

/** Runs that reached the time limit because the host took the time: nothing of them is kept. */
interface LostRuns {
  count: number;
  /** Their time, and that of disturbed cases which were run again. */
  wallNs: number;
}

interface RunOnceOptions {
  trace: boolean;
  keepOutput: boolean;
  fresh: boolean;
  /** Wall time for running disturbed cases again; none in a warm-up, where it is pointless. */
  mendBudgetNs: number;
}

/** One run of all cases, as far as it can be used. */
type RunOutcome =
  | { kind: "complete"; runs: CaseRun[]; spentNs: number }
  | { kind: "outputs_unseen" }
  | { kind: "hosts_fault"; wallNs: number }
  | { kind: "failed"; failure: Failure };

/**
 * Measures a program that passed: warm-up, then repeats until the figure is known well enough. Every output of
 * every repeat that counts has been checked; contaminated repeats are dropped and made again, within bounds.
 * Too many of them end in IE: a wrong figure is worse than none. Where the policy wants it the yardstick runs
 * before every repeat; a host that is off its reference speed ends it with AppError host_drifted.
 */
export async function measureRepeats(
  context: RunContext,
  policy: JudgingPolicy & { repeats: RepeatPolicy },
  hooks: MeasuringHooks,
): Promise<Measured> {
  let keepOutput = false;
  const lost: LostRuns = { count: 0, wallNs: 0 };
  let repeats: MeasuredRepeat[] = [];
  let warm = policy.warmUp === "correctness_pass";
  const { yardstick } = context.session;
  const speed = policy.relateToHost && yardstick ? new SpeedLog(yardstick, policy.driftTolerance) : null;
  for (;;) {
    const fresh = warm && policy.repeatsPerStart !== null && repeats.length % policy.repeatsPerStart === 0;
    const yardstickNs = warm && speed ? await speed.read(fresh) : null;
    const outcome = await runOnce(context, {
      trace: policy.trace && warm,
      keepOutput,
      fresh,
      mendBudgetNs: warm ? policy.measuringBudgetNs - lost.wallNs : 0,
    });
    if (outcome.kind === "failed") return { ok: false, failure: outcome.failure };
    if (outcome.kind === "outputs_unseen") {
      // The program answers differently each time: from here on its outputs are kept, so that each is checked.
      keepOutput = true;
    } else if (outcome.kind === "hosts_fault") {
      lost.count++;
      lost.wallNs += outcome.wallNs;
    } else if (warm) {
      lost.wallNs += outcome.spentNs;
      repeats = settleContamination([...repeats, measuredRepeat(outcome.runs, yardstickNs)]);
    }
    if (!warm) {
      warm = true;
      hooks.warmedUp();
      continue;
    }
    hooks.repeated(cleanRepeats(repeats).length);
    const step = nextStep(repeats, lost, policy);
    if (step === "stop") {
      speed?.requireSteady();
      return { ok: true, figures: figuresOf(repeats, speed?.speed() ?? null) };
    }
    if (step === "give_up") return { ok: false, failure: tooNoisy(repeats, lost.count) };
  }
}

function nextStep(
  repeats: readonly MeasuredRepeat[],
  lost: LostRuns,
  policy: JudgingPolicy & { repeats: RepeatPolicy },
): "continue" | "stop" | "give_up" {
  const { min, max, targetRelativeError } = policy.repeats;
  const clean = cleanRepeats(repeats);
  const walls = clean.map((repeat) => repeat.figures.wallNs);
  const enough = walls.length >= min;
  const cleanNs = walls.reduce((sum, wallNs) => sum + wallNs, 0);
  const allNs = repeats.reduce((sum, repeat) => sum + repeat.figures.wallNs, lost.wallNs);
  const contaminated = repeats.length - walls.length + lost.count;
  const tooMany = contaminated > policy.maxContaminated || allNs - cleanNs > policy.measuringBudgetNs;
  if (tooMany) return enough ? "stop" : "give_up";
  if (!enough) return "continue";
  const error = wallRelativeError(clean);
  const known = error !== null && error <= targetRelativeError;
  return known || walls.length >= max || cleanNs > policy.measuringBudgetNs ? "stop" : "continue";
}

function cleanRepeats(repeats: readonly MeasuredRepeat[]): MeasuredRepeat[] {
  return repeats.filter((repeat) => repeat.figures.contamination === null);
}

async function runOnce(context: RunContext, options: RunOnceOptions): Promise<RunOutcome> {
  const { mendBudgetNs, ...kept } = options;
  const cases = indexes(0, context.cases.length);
  const wallBudgetNs = context.limits.totalWallMs * 1e6;
  const request = { cases, wallBudgetNs, sample: true, ...kept };
  const first = await runCases(context, request);
  const usable = first.every((judged) => verdictOfRun(judged) === null && judged.finding !== "unseen");
  const { runs: judged, spentNs } =
    usable ? await runDisturbedAgain(context, request, first, mendBudgetNs) : { runs: first, spentNs: 0 };
  const runs = judged.map(({ run }) => run);
  const failure = decidingFailure(judged, context.cases, ", right at first, in a measured repeat");
  if (failure?.verdict === "TLE" && timeLimitIsHostsFault(runs, wallBudgetNs)) {
    return { kind: "hosts_fault", wallNs: runs.reduce((sum, run) => sum + run.wallNs, spentNs) };
  }
  if (failure) return { kind: "failed", failure };
  const unseen = judged.some(({ finding }) => finding === "unseen");
  return unseen ? { kind: "outputs_unseen" } : { kind: "complete", runs, spentNs };
}

function tooNoisy(repeats: readonly MeasuredRepeat[], lostRuns: number): Failure {
  const counts = new Map<string, number>();
  if (lostRuns > 0) counts.set("time limit reached through lost time", lostRuns);
  for (const { figures } of repeats) {
    if (figures.contamination === null) continue;
    const name = figures.contamination.replaceAll("_", " ");
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const causes = [...counts].map(([name, count]) => `${name} in ${count}`).join(", ");
  return infrastructureFailure(
    `The host disturbed too many repeats to give a figure (${causes}; ${cleanRepeats(repeats).length} clean). The sample is measured again later.`,
  );
}
