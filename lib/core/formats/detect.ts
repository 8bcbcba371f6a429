import { isObject, type Document } from "./document";
import type { SubmissionFormat } from "./types";

/** The format of a readable file by the shape of its first part, or null. */
export function detectFormat(document: Document): SubmissionFormat | null {
  switch (document.kind) {
    case "records":
      return recordFormat(document.records[0]?.value ?? {});
    case "map":
      return mapFormat(document.entries);
    case "list":
      return listFormat(document.items);
  }
}

/** The format that an object with these fields belongs to, or null. */
export function recordFormat(value: Record<string, unknown>): SubmissionFormat | null {
  const has = (name: string) => Object.hasOwn(value, name);
  if (has("doc_id") && has("filtered_resps")) return "lm-eval";
  if (has("question_id") && has("code_list")) return "livecodebench";
  if (has("task_id") && has("solution") && has("raw_solution")) return "bigcodebench";
  if (has("task_id") && (has("solution") || has("completion"))) return "evalplus";
  if (has("problem") && has("code")) return "afterburner";
  if (has("problem_id") && has("solution")) return "generations";
  return null;
}

/** An object that is itself a record (a file of one sample), and not a map with such names for keys. */
export function isSingleRecord(entries: [string, unknown][]): boolean {
  const value = Object.fromEntries(entries);
  const ids = [value.problem, value.task_id, value.problem_id, value.question_id, value.doc_id];
  return recordFormat(value) !== null && ids.some((id) => ["string", "number", "bigint"].includes(typeof id));
}

/** By the first value that says something: codes, or a list of objects with completions. */
function mapFormat(entries: [string, unknown][]): SubmissionFormat | null {
  for (const [, value] of entries) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    if (Array.isArray(value) && items.some((item) => isObject(item) && Object.hasOwn(item, "completion"))) return "mercury";
    if (items.some((item) => typeof item === "string")) return "apps";
  }
  return null;
}

/** LiveCodeBench writes lists alone; both mean the problems by their position. */
function listFormat(items: unknown[]): SubmissionFormat | null {
  if (items.every((item) => Array.isArray(item) && item.every((code) => typeof code === "string"))) return items.length > 0 ? "livecodebench" : null;
  return items.some((item) => typeof item === "string" || (Array.isArray(item) && item.some((code) => typeof code === "string"))) ? "apps" : null;
}
