import { METRICS, type Metric } from "../views/common";
import { intervalText, percent, type PublicResult } from "./result";

const TASKS: Record<Metric, string> = { beyondI: "beyond_i", beyondT: "beyond_t", beyondM: "beyond_m", passAt1: "pass_at_1" };

/**
 * A file for the folder `.eval_results` of a model's repository on the Hugging Face hub: one entry for each metric, in
 * per cent. `hub` is the data set as the hub knows it.
 */
export function evalResultsYaml({ submission, hub }: PublicResult & { hub: NonNullable<PublicResult["hub"]> }, url: string): string {
  const notes = [
    submission.language,
    ...(submission.method === "vanilla" ? [] : [submission.iteration === null ? submission.method : `${submission.method}, iteration ${submission.iteration}`]),
    `score version ${submission.scoreVersion ?? "unknown"}`,
    `problem set version ${submission.set.version.slice(0, 12)}`,
  ].join("; ");
  const entries = METRICS.map((metric) => {
    const score = submission.scores[metric];
    const interval = intervalText(score, 2);
    return [
      "- dataset:",
      `    id: ${quoted(hub.id)}`,
      `    task_id: ${quoted(TASKS[metric])}`,
      `    revision: ${quoted(hub.revision)}`,
      `  value: ${percent(score.mean, 2)}`,
      `  date: ${quoted(submission.finishedAt ?? submission.createdAt)}`,
      "  source:",
      `    url: ${quoted(url)}`,
      `    name: ${quoted("Afterburner")}`,
      `  notes: ${quoted(interval === null ? notes : `${notes}; 95 % interval ${interval}`)}`,
    ].join("\n");
  });
  return `${entries.join("\n")}\n`;
}

/** A JSON string is a double-quoted scalar of YAML once the line ends that JSON lets stand are escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
