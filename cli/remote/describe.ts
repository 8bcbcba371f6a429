import { intervalText } from "@/lib/core/outputs/result";
import { LANGUAGE_NAMES } from "@/lib/core/problem";
import type { Interval, Metric } from "@/lib/core/views/common";
import { duration, percent, printable } from "../support/text";
import type { SubmissionAnswer } from "./answers";

export const METRIC_NAMES: Record<Metric, string> = { beyondI: "Beyond-I", beyondT: "Beyond-T", beyondM: "Beyond-M", passAt1: "Pass@1" };

export function pageOf(server: string, { id }: { id: string }): string {
  return `${server}/submissions/${id}`;
}

/** "Small-3B, grpo iteration 8". */
export function entryName({ model, method, iteration }: Pick<SubmissionAnswer, "model" | "method" | "iteration">): string {
  return `${printable(model.name)}, ${method}${iteration === null ? "" : ` iteration ${iteration}`}`;
}

export function interval({ mean, low, high }: Interval): string {
  return `${percent(mean)} (${intervalText({ mean, low, high }) ?? "fewer than five problems, so no interval"})`;
}

/** Name and value of what there is to say of a submission. */
export function submissionRows(view: SubmissionAnswer, server: string): [string, string][] {
  const scores = view.scores === null ? [] : (Object.keys(METRIC_NAMES) as Metric[]).map((metric): [string, string] => [METRIC_NAMES[metric], view.scores === null ? "" : interval(view.scores[metric])]);
  const optional: [string, string | null][] = [
    ["reason", view.stateReason],
    ["hidden", view.hidden?.reason ?? null],
    ["same as", view.duplicateOfId],
  ];
  return [
    ["submission", view.id],
    ["page", pageOf(server, view)],
    ["model", entryName(view)],
    ["set", `${printable(view.set.name)} in ${LANGUAGE_NAMES[view.language]}`],
    ["state", `${view.state}, ${view.visibility}`],
    ["judged", judged(view)],
    ...optional.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, printable(value)]])),
    ...scores,
  ];
}

function judged({ doneCount, sampleCount, verdictCounts }: SubmissionAnswer): string {
  const counts = Object.entries(verdictCounts).filter(([, count]) => count > 0).map(([verdict, count]) => `${verdict} ${count}`);
  return `${doneCount} of ${sampleCount}${counts.length > 0 ? `: ${counts.join(", ")}` : ""}`;
}

const BAR_CELLS = 24;

/** How far a submission is, in one line. */
export function progressLine(view: SubmissionAnswer): string {
  const filled = view.sampleCount === 0 ? 0 : Math.floor((view.doneCount / view.sampleCount) * BAR_CELLS);
  const bar = `${"█".repeat(filled)}${"░".repeat(BAR_CELLS - filled)}`;
  return [bar, `${judged(view)} judged`, ...waiting(view)].join(" · ");
}

function waiting({ state, secondsLeft, waitingFor, pausedBecause }: SubmissionAnswer): string[] {
  if (pausedBecause !== null) return [printable(pausedBecause)];
  if (waitingFor !== null) return [`scores wait for the calibration: ${waitingFor.done} of ${waitingFor.total}${left(waitingFor.secondsLeft)}`];
  return [`${state}${left(secondsLeft)}`];
}

function left(seconds: number | null): string {
  return seconds === null ? "" : `, about ${duration(seconds)} left`;
}
